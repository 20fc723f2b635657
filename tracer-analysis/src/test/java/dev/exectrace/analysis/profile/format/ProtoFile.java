package dev.exectrace.analysis.profile.format;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/**
 * A schema of protocol buffers, field by field as its file lists them.
 */
public final class ProtoFile {

	private final FileDescriptorProto.Builder file;

	/**
	 * A schema without messages.
	 * @param name the package
	 */
	public ProtoFile(String name) {
		this.file = FileDescriptorProto.newBuilder().setName(name + ".proto").setPackage(name).setSyntax("proto3");
	}

	/**
	 * Adds a message.
	 * @param name its name
	 * @param fields its fields, as in {@code 2 *Sample sample}, with a star where a field
	 * is repeated
	 * @return this
	 */
	public ProtoFile message(String name, String... fields) {
		DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
		for (String field : fields) {
			String[] parts = field.split(" ");
			String type = parts[1].replace("*", "");
			FieldDescriptorProto.Builder builder = FieldDescriptorProto.newBuilder()
				.setNumber(Integer.parseInt(parts[0]))
				.setName(parts[2])
				.setLabel(parts[1].startsWith("*") ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
			switch (type) {
				case "int64" -> builder.setType(Type.TYPE_INT64);
				case "uint64" -> builder.setType(Type.TYPE_UINT64);
				case "bool" -> builder.setType(Type.TYPE_BOOL);
				case "string" -> builder.setType(Type.TYPE_STRING);
				case "bytes" -> builder.setType(Type.TYPE_BYTES);
				default -> builder.setType(Type.TYPE_MESSAGE).setTypeName("." + this.file.getPackage() + "." + type);
			}
			message.addField(builder);
		}
		this.file.addMessageType(message);
		return this;
	}

	/**
	 * Finds a message.
	 * @param name its name
	 * @return the message
	 */
	public Descriptor type(String name) {
		try {
			return FileDescriptor.buildFrom(this.file.build(), new FileDescriptor[0]).findMessageTypeByName(name);
		}
		catch (DescriptorValidationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
