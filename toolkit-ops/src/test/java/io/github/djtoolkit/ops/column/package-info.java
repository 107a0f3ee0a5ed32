@NullMarked
package io.github.djtoolkit.ops.column;

import org.jspecify.annotations.NullMarked;
