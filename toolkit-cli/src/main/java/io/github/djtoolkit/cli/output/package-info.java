/** Results, progress and errors as text or JSON. */
@NullMarked
package io.github.djtoolkit.cli.output;

import org.jspecify.annotations.NullMarked;
