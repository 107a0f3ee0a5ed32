@NullMarked
package io.github.djtoolkit.ops.job;

import org.jspecify.annotations.NullMarked;
