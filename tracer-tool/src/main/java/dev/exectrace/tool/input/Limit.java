package dev.exectrace.tool.input;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how many to show at most, where 0 is for all.
 */
public final class Limit implements ITypeConverter<Integer> {

	@Override
	public Integer convert(String value) {
		if (!value.matches("\\d{1,9}")) {
			throw new TypeConversionException("'" + value + "' is not a number from 0 on");
		}
		int limit = Integer.parseInt(value);
		return (limit > 0) ? limit : Integer.MAX_VALUE;
	}

}
