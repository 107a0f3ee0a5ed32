@NullMarked
package io.github.djtoolkit.model.lineage;

import org.jspecify.annotations.NullMarked;
