package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.type.NativeType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a column holds every value of another, unchanged. Pure and stateless. */
final class TypeFit {

  private static final List<String> INTEGERS =
      List.of("tinyint", "smallint", "mediumint", "int", "bigint");
  private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
  private static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");
  private static final List<String> WITH_FRACTION = List.of("time", "datetime", "timestamp");

  private static final Pattern NUMBERS = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");

  private TypeFit() {}

  static boolean fits(Column from, Column to) {
    NativeType source = from.type();
    NativeType target = to.type();
    String base = source.base();
    if (plain(source).equals(plain(target))) {
      return true;
    }
    if (INTEGERS.contains(base) && INTEGERS.contains(target.base())) {
      return integerFits(source, target);
    }
    if (base.equals("decimal") && target.base().equals("decimal")) {
      return decimalFits(source, target);
    }
    if (base.equals("float") && target.base().equals("double")) {
      return number(target, 1, -1) < 0 && signFits(source, target);
    }
    if (WITH_FRACTION.contains(base) && base.equals(target.base())) {
      return number(source, 1, 0) <= number(target, 1, 0);
    }
    if (base.equals("char") || base.equals("varchar")) {
      return (target.base().equals("varchar") || target.base().equals(base))
          ? number(source, 1, 1) <= number(target, 1, 1)
          : TEXTS.indexOf(target.base()) > 0;
    }
    if (base.equals("varbinary")) {
      return target.base().equals(base)
          ? number(source, 1, 1) <= number(target, 1, 1)
          : BLOBS.indexOf(target.base()) > 0;
    }
    if (base.equals("enum") || base.equals("set")) {
      return target.base().equals(base) && isPrefix(source.full(), target.full());
    }
    return largerOf(TEXTS, base, target.base()) || largerOf(BLOBS, base, target.base());
  }

  /** Widths of integers and ZEROFILL are for display; a YEAR has no other length. */
  private static String plain(NativeType type) {
    String full = type.full();
    if (type.base().equals("enum") || type.base().equals("set")) {
      return full;
    }
    String lower = full.toLowerCase(Locale.ROOT).replace(" zerofill", "");
    return INTEGERS.contains(type.base()) || type.base().equals("year")
        ? lower.replaceFirst("\\(\\d+\\)", "")
        : lower;
  }

  private static boolean integerFits(NativeType source, NativeType target) {
    int from = INTEGERS.indexOf(source.base());
    int to = INTEGERS.indexOf(target.base());
    if (source.isUnsigned() == target.isUnsigned()) {
      return from <= to;
    }
    return source.isUnsigned() && from < to;
  }

  private static boolean decimalFits(NativeType source, NativeType target) {
    int fromScale = number(source, 2, 0);
    int toScale = number(target, 2, 0);
    int fromDigits = number(source, 1, 10) - fromScale;
    int toDigits = number(target, 1, 10) - toScale;
    return fromScale <= toScale && fromDigits <= toDigits && signFits(source, target);
  }

  private static boolean signFits(NativeType source, NativeType target) {
    return source.isUnsigned() || !target.isUnsigned();
  }

  private static boolean isPrefix(String source, String target) {
    String members = source.substring(0, source.length() - 1);
    return target.startsWith(members + ",");
  }

  private static boolean largerOf(List<String> sizes, String from, String to) {
    return sizes.contains(from) && sizes.indexOf(from) <= sizes.indexOf(to);
  }

  private static int number(NativeType type, int group, int otherwise) {
    Matcher found = NUMBERS.matcher(type.full());
    return found.find() && found.group(group) != null
        ? Integer.parseInt(found.group(group))
        : otherwise;
  }
}
