@NullMarked
package io.github.djtoolkit.ops.lineage;

import org.jspecify.annotations.NullMarked;
