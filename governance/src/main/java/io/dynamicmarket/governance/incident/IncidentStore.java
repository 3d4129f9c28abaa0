package io.dynamicmarket.governance.incident;

import java.util.List;
import java.util.Optional;

/** Keeps incidents for good. */
public interface IncidentStore {
    /** Keeps a new one with its entries; false, and nothing has changed, if its trip has one already. */
    boolean open(Incident incident);

    /** Adds a line to the timeline. */
    void add(String id, IncidentEntry entry);

    Optional<Incident> find(String id);

    /** Latest first. */
    List<Incident> incidents(int limit);
}
