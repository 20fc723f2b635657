package dev.exectrace.demo.pathology;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Blocks in a class initializer, where a virtual thread cannot leave its carrier.
 */
@RestController
class PinnedController {

	private final byte[] initializer = read("BlockingInitializer.class");

	private final Waits waits;

	PinnedController(Waits waits) {
		this.waits = waits;
	}

	@GetMapping("/pinned")
	Waited initialize() throws Throwable {
		// A class is initialized once: a hidden one can be defined anew for every request
		Lookup lookup = MethodHandles.lookup().defineHiddenClass(this.initializer, true);
		MethodHandle waited = lookup.findStaticGetter(lookup.lookupClass(), "WAITED_NANOS", long.class);
		return this.waits.record(WaitKind.PINNED, (long) waited.invokeExact());
	}

	private static byte[] read(String name) {
		try (InputStream input = PinnedController.class.getResourceAsStream(name)) {
			return input.readAllBytes();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + name, ex);
		}
	}

}
