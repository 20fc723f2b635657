package dev.exectrace.analysis.protobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ProtobufWriterTests {

	private final ProtobufWriter writer = new ProtobufWriter();

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 127, 128, 300, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE })
	void integers(long value) throws IOException {
		this.writer.integer(1, value);
		this.writer.signed(2, value);
		this.writer.fixed64(3, value);
		CodedInputStream in = CodedInputStream.newInstance(bytes());
		assertThat(in.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_VARINT);
		assertThat(in.readInt64()).isEqualTo(value);
		assertThat(in.readTag()).isEqualTo(2 << 3 | WireFormat.WIRETYPE_VARINT);
		assertThat(in.readSInt64()).isEqualTo(value);
		assertThat(in.readTag()).isEqualTo(3 << 3 | WireFormat.WIRETYPE_FIXED64);
		assertThat(in.readFixed64()).isEqualTo(value);
		assertThat(in.isAtEnd()).isTrue();
	}

	@Test
	void stringsAndNumbers() throws IOException {
		this.writer.string(1, "Grüße, 世界 🧵");
		this.writer.number(2, -1.5);
		this.writer.bool(1000, true);
		CodedInputStream in = CodedInputStream.newInstance(bytes());
		assertThat(in.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
		assertThat(in.readString()).isEqualTo("Grüße, 世界 🧵");
		assertThat(in.readTag()).isEqualTo(2 << 3 | WireFormat.WIRETYPE_FIXED64);
		assertThat(in.readDouble()).isEqualTo(-1.5);
		assertThat(in.readTag()).isEqualTo(1000 << 3 | WireFormat.WIRETYPE_VARINT);
		assertThat(in.readBool()).isTrue();
	}

	@Test
	void packedIntegers() throws IOException {
		this.writer.packed(1, 1, 300, -1);
		CodedInputStream in = CodedInputStream.newInstance(bytes());
		assertThat(in.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
		in.pushLimit(in.readRawVarint32());
		assertThat(List.of(in.readInt64(), in.readInt64(), in.readInt64())).containsExactly(1L, 300L, -1L);
		assertThat(in.isAtEnd()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 125, 126, 127, 128, 16_380, 16_384, 3_000_000 })
	void nestedMessagesOfAnyLength(int length) throws IOException {
		int outer = this.writer.begin(1);
		this.writer.integer(1, 7);
		int inner = this.writer.begin(2);
		this.writer.string(3, "x".repeat(length));
		this.writer.end(inner);
		this.writer.end(outer);
		this.writer.integer(2, 9);
		UnknownFieldSet read = UnknownFieldSet.parseFrom(bytes());
		UnknownFieldSet first = UnknownFieldSet
			.parseFrom(read.getField(1).getLengthDelimitedList().getFirst().toByteArray());
		UnknownFieldSet second = UnknownFieldSet
			.parseFrom(first.getField(2).getLengthDelimitedList().getFirst().toByteArray());
		assertThat(first.getField(1).getVarintList()).containsExactly(7L);
		assertThat(second.getField(3).getLengthDelimitedList())
			.containsExactly(ByteString.copyFromUtf8("x".repeat(length)));
		assertThat(read.getField(2).getVarintList()).containsExactly(9L);
	}

	@Test
	void streams() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < 1000; i++) {
			this.writer.bytes(1, "message".getBytes(StandardCharsets.UTF_8));
			this.writer.drainTo(out);
			assertThat(this.writer.size()).isZero();
		}
		UnknownFieldSet read = UnknownFieldSet.parseFrom(out.toByteArray());
		assertThat(read.getField(1).getLengthDelimitedList()).hasSize(1000)
			.containsOnly(ByteString.copyFromUtf8("message"));
	}

	@Test
	void doesNotStreamHalfOfAMessage() {
		this.writer.begin(1);
		assertThatIllegalStateException().isThrownBy(this::bytes);
	}

	private byte[] bytes() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.writer.drainTo(out);
		return out.toByteArray();
	}

}
