package io.github.callbackpoller.sandbox.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a client and a server that can be cut, or swallow what is sent. */
final class Relay implements AutoCloseable {
    private static final int BUFFER = 8192;

    /** What becomes of a connection. */
    enum Network {
        /** Passes everything on. */
        WHOLE,
        /** Connections break, new ones too. */
        CUT,
        /** Connections stand, and nothing comes through. */
        HUNG
    }

    private final URI server;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Network network = Network.WHOLE;

    private Relay(URI server, ServerSocket listening) {
        this.server = server;
        this.listening = listening;
    }

    static Relay to(URI server) {
        try {
            var relay =
                    new Relay(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** From now on the network is so; what hung breaks. */
    void become(Network next) {
        network = next;
        if (next != Network.HUNG) {
            sockets.forEach(Relay::close);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(Relay::close);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                continue;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        if (network == Network.CUT) {
            close(client);
            return;
        }
        var back = new Socket(server.getHost(), server.getPort());
        sockets.add(back);
        start(() -> pass(client, back));
        start(() -> pass(back, client));
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try (from;
                to) {
            for (int read = 0; read >= 0; read = from.getInputStream().read(buffer)) {
                if (network == Network.WHOLE) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            sockets.remove(from);
        }
        sockets.remove(to);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
