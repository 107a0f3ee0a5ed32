/** Where attributes come from. */
@NullMarked
package io.github.djtoolkit.model.lineage;

import org.jspecify.annotations.NullMarked;
