@NullMarked
package io.github.djtoolkit.ops;

import org.jspecify.annotations.NullMarked;
