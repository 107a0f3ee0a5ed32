/** The architecture, as rules over the compiled code of all modules. */
@NullMarked
package io.github.djtoolkit.cli.architecture;

import org.jspecify.annotations.NullMarked;
