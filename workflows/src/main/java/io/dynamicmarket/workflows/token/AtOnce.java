package io.dynamicmarket.workflows.token;

import org.kie.kogito.event.EventManager;
import org.kie.kogito.services.uow.CollectingUnitOfWorkFactory;
import org.kie.kogito.services.uow.DefaultUnitOfWorkManager;
import org.kie.kogito.uow.UnitOfWork;
import org.kie.kogito.uow.UnitOfWorkManager;
import org.kie.kogito.uow.WorkUnit;
import org.kie.kogito.uow.events.UnitOfWorkEventListener;

/** jBPM puts work off to the end of a unit; here it is done at once, so that its failure belongs to its element. */
final class AtOnce implements UnitOfWorkManager, UnitOfWork {
    private final EventManager events = new DefaultUnitOfWorkManager(new CollectingUnitOfWorkFactory()).eventManager();

    @Override
    public UnitOfWork currentUnitOfWork() {
        return this;
    }

    @Override
    public UnitOfWork newUnitOfWork() {
        return this;
    }

    @Override
    public EventManager eventManager() {
        return events;
    }

    @Override
    public void register(UnitOfWorkEventListener listener) {
        // nobody has to know
    }

    @Override
    public void start() {
        // always started
    }

    @Override
    public void end() {
        // nothing was put off
    }

    @Override
    public void abort() {
        // the caller's transaction is rolled back
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public void intercept(WorkUnit work) {
        work.perform();
    }
}
