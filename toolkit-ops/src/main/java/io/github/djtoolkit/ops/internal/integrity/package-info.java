/** How stores are compared with what a schema refers to. Not API. */
@NullMarked
package io.github.djtoolkit.ops.internal.integrity;

import org.jspecify.annotations.NullMarked;
