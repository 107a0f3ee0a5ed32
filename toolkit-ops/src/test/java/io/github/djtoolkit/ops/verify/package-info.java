@NullMarked
package io.github.djtoolkit.ops.verify;

import org.jspecify.annotations.NullMarked;
