@NullMarked
package io.github.djtoolkit.ops.parallel;

import org.jspecify.annotations.NullMarked;
