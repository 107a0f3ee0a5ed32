/** The end of what a cut-over or a restore keeps. */
@NullMarked
package io.github.djtoolkit.ops.kept;

import org.jspecify.annotations.NullMarked;
