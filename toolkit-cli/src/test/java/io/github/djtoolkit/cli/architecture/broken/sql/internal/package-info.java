/** Breaks rules, to show that they notice. */
@NullMarked
package io.github.djtoolkit.cli.architecture.broken.sql.internal;

import org.jspecify.annotations.NullMarked;
