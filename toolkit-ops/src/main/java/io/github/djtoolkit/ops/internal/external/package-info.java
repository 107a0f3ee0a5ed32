/** How external columns are surveyed, planned and converted. */
@NullMarked
package io.github.djtoolkit.ops.internal.external;

import org.jspecify.annotations.NullMarked;
