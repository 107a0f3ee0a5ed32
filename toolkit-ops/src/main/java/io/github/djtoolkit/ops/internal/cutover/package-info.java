/** What a cut-over asks beforehand, its steps, and how one that was interrupted is found again. */
@NullMarked
package io.github.djtoolkit.ops.internal.cutover;

import org.jspecify.annotations.NullMarked;
