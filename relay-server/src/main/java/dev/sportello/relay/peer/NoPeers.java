package dev.sportello.relay.peer;

import org.jdbi.v3.core.Handle;

/// A relay that has its database for itself.
enum NoPeers implements Peers {
    INSTANCE;

    @Override
    public void tell(String topic, String text) {
        // Nobody is there.
    }

    @Override
    public void tellFirst(String topic, String text) {
        // Nobody is there.
    }

    @Override
    public void tellWith(Handle transaction, String topic, String text) {
        // Nobody is there.
    }

    @Override
    public void hear(String topic, Receiver receiver) {
        // Nobody speaks.
    }

    @Override
    public void afterInterruption(Runnable work) {
        // Nothing is missed.
    }

    @Override
    public void whenAnotherComes(Runnable work) {
        // Nobody comes.
    }

    @Override
    public void start() {
        // Nothing to begin.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
