package dev.exectrace.tool.profile;

import java.util.ArrayList;
import java.util.Arrays;

import dev.exectrace.analysis.profile.ProfileType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The types of profiles, as people type them.
 */
public final class ProfileTypes extends ArrayList<String> implements ITypeConverter<ProfileType> {

	/** All there are. */
	public ProfileTypes() {
		super(Arrays.stream(ProfileType.values()).map(ProfileType::label).toList());
	}

	@Override
	public ProfileType convert(String text) {
		try {
			return ProfileType.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw new TypeConversionException(ex.getMessage());
		}
	}

}
