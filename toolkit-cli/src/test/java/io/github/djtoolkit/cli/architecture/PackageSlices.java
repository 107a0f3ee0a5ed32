package io.github.djtoolkit.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Each package is a slice, together with the internal package of the same name: a class of the
 * interface uses what is behind it, and that takes the options and gives the results of the
 * interface. The top package of a module, its entrance, is left out, and so are generated classes.
 *
 * @param root the package of all modules
 */
record PackageSlices(String root) implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String name = type.getPackageName();
    boolean belowModule = name.startsWith(root + ".") && name.indexOf('.', root.length() + 1) > 0;
    if (!belowModule || name.startsWith(root + ".sql.internal.meta")) {
      return SliceIdentifier.ignore();
    }
    return SliceIdentifier.of(name.replace(".internal", ""));
  }

  @Override
  public String getDescription() {
    return "packages of " + root;
  }
}
