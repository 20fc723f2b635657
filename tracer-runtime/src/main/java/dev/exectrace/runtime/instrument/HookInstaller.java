package dev.exectrace.runtime.instrument;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.utility.JavaModule;

/**
 * Puts the hooks into their places by retransforming the JDK's classes.
 */
final class HookInstaller {

	private final Instrumentation instrumentation;

	HookInstaller(Instrumentation instrumentation) {
		this.instrumentation = instrumentation;
	}

	/**
	 * Installs every hook that finds its place.
	 * @return the names of those that did not though this JDK should have it
	 */
	List<String> install() throws AgentUnavailableException {
		List<String> missing = new ArrayList<>();
		Map<String, List<Hook>> byType = new LinkedHashMap<>();
		for (Hook hook : HookCatalog.HOOKS) {
			if (hasPlace(hook)) {
				byType.computeIfAbsent(hook.type(), (type) -> new ArrayList<>()).add(hook);
			}
			else if (hook.wanted().test(Runtime.version())) {
				missing.add(hook.name());
			}
		}
		byType.forEach((type, hooks) -> {
			Throwable failure = transform(type, hooks);
			if (failure != null) {
				hooks.forEach((hook) -> missing.add(hook.name() + " (" + failure + ")"));
			}
		});
		return List.copyOf(missing);
	}

	private static boolean hasPlace(Hook hook) {
		try {
			TypeDescription type = TypeDescription.ForLoadedType.of(Class.forName(hook.type(), false, null));
			return !type.getDeclaredMethods().filter(hook.place()).isEmpty();
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	private Throwable transform(String type, List<Hook> hooks) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		ClassFileLocator advice = ClassFileLocator.ForClassLoader.of(HookInstaller.class.getClassLoader());
		new AgentBuilder.Default(new ByteBuddy().with(TypeValidation.DISABLED)).disableClassFormatChanges()
			.with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
			.with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
			.with(AgentBuilder.TypeStrategy.Default.REDEFINE)
			.with(new AgentBuilder.Listener.Adapter() {

				@Override
				public void onError(String name, ClassLoader loader, JavaModule module, boolean loaded,
						Throwable error) {
					failure.compareAndSet(null, error);
				}

			})
			.ignore(ElementMatchers.none())
			.type(ElementMatchers.named(type))
			.transform((builder, description, loader, module, domain) -> {
				for (Hook hook : hooks) {
					builder = builder
						.visit(Advice.to(hook.advice(), advice).on(ElementMatchers.isMethod().and(hook.place())));
				}
				return builder;
			})
			.installOn(this.instrumentation);
		return failure.get();
	}

}
