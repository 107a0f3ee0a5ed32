@NullMarked
package io.github.djtoolkit.ops.kept;

import org.jspecify.annotations.NullMarked;
