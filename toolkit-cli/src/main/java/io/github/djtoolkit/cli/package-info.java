/** The command line of the migration toolkit: a thin shell over its operations. */
@NullMarked
package io.github.djtoolkit.cli;

import org.jspecify.annotations.NullMarked;
