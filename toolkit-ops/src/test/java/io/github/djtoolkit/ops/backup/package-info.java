@NullMarked
package io.github.djtoolkit.ops.backup;

import org.jspecify.annotations.NullMarked;
