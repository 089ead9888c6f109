package io.memwall.standalone.capture;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An EtherType as {@code 0x0000} or {@code 43690}. */
public final class EtherTypeConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      int value =
          Integer.decode(text.startsWith("0x") || text.startsWith("0X") ? text : plain(text));
      if (value >= 0 && value <= 0xFFFF) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new TypeConversionException(
        "'" + text + "' is no EtherType: write four hexadecimal digits such as 0xAAAA");
  }

  /** Leading zeros would make {@link Integer#decode} read octal. */
  private static String plain(String text) {
    return Integer.toString(Integer.parseInt(text));
  }
}
