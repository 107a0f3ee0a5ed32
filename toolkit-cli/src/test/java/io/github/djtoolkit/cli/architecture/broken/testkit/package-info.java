/** Breaks rules, to show that they notice. */
@NullMarked
package io.github.djtoolkit.cli.architecture.broken.testkit;

import org.jspecify.annotations.NullMarked;
