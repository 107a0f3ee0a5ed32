/** Stores in folders of this machine. Not API. */
@NullMarked
package io.github.djtoolkit.storage.internal.local;

import org.jspecify.annotations.NullMarked;
