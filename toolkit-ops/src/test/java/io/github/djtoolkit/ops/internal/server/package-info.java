/** Tests of what a whole migration asks beforehand. */
@NullMarked
package io.github.djtoolkit.ops.internal.server;

import org.jspecify.annotations.NullMarked;
