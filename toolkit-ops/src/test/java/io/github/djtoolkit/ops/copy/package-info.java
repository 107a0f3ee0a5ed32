/** Tests of copies. */
@NullMarked
package io.github.djtoolkit.ops.copy;

import org.jspecify.annotations.NullMarked;
