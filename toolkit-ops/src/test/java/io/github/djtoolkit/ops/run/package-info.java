@NullMarked
package io.github.djtoolkit.ops.run;

import org.jspecify.annotations.NullMarked;
