/** The documents say what the program does. */
@NullMarked
package io.github.djtoolkit.cli.docs;

import org.jspecify.annotations.NullMarked;
