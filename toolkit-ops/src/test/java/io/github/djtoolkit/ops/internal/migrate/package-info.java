/** Tests of what a whole migration asks beforehand. */
@NullMarked
package io.github.djtoolkit.ops.internal.migrate;

import org.jspecify.annotations.NullMarked;
