/** Tests of the conversion of external columns. */
@NullMarked
package io.github.djtoolkit.ops.external;

import org.jspecify.annotations.NullMarked;
