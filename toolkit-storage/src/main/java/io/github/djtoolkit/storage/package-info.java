/**
 * Object stores of DataJoint behind one interface, and what a migration does with objects. Names of
 * stores are exact; paths are relative to a store's location, with forward slashes.
 */
@NullMarked
package io.github.djtoolkit.storage;

import org.jspecify.annotations.NullMarked;
