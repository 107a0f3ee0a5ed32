/** Stores and the metadata of objects in them. */
@NullMarked
package io.github.djtoolkit.model.store;

import org.jspecify.annotations.NullMarked;
