@NullMarked
package io.github.djtoolkit.ops.internal.compare;

import org.jspecify.annotations.NullMarked;
