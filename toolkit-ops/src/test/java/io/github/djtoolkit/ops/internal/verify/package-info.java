@NullMarked
package io.github.djtoolkit.ops.internal.verify;

import org.jspecify.annotations.NullMarked;
