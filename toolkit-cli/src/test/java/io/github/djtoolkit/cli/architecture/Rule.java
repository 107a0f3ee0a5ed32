package io.github.djtoolkit.cli.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule of the architecture.
 *
 * @param rule what must hold
 * @param offender part of the report on the package {@code broken}, which breaks every rule
 */
record Rule(ArchRule rule, String offender) {

  @Override
  public String toString() {
    return rule.getDescription();
  }
}
