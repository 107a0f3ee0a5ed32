@NullMarked
package io.github.djtoolkit.ops.cutover;

import org.jspecify.annotations.NullMarked;
