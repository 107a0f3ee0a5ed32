/** Tests of the parts of a conversion of external columns. */
@NullMarked
package io.github.djtoolkit.ops.internal.external;

import org.jspecify.annotations.NullMarked;
