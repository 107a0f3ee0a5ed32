@NullMarked
package io.github.djtoolkit.ops.internal.column;

import org.jspecify.annotations.NullMarked;
