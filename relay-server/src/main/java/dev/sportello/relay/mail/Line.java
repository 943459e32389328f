package dev.sportello.relay.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// The socket under a connection of the mail library, which does not give it away: to wait on it for a shorter
/// time, and to cut it from another thread. Thread-safe.
public final class Line {
    private volatile @Nullable Socket socket;
    private volatile boolean isCut;

    /// Makes the socket of an unprotected connection, or of one that becomes protected later.
    public SocketFactory plain() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return kept(new Socket());
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                return kept(new Socket(host, port));
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return kept(new Socket(host, port, local, localPort));
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return kept(new Socket(host, port));
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return kept(new Socket(host, port, local, localPort));
            }
        };
    }

    /// Makes a protected one.
    ///
    /// @param trust decides which certificates count
    public SSLSocketFactory protectedBy(SSLSocketFactory trust) {
        return new SSLSocketFactory() {
            @Override
            public String[] getDefaultCipherSuites() {
                return trust.getDefaultCipherSuites();
            }

            @Override
            public String[] getSupportedCipherSuites() {
                return trust.getSupportedCipherSuites();
            }

            @Override
            public Socket createSocket() throws IOException {
                return kept(trust.createSocket());
            }

            @Override
            public Socket createSocket(Socket under, String host, int port, boolean closes) throws IOException {
                return kept(trust.createSocket(under, host, port, closes));
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                return kept(trust.createSocket(host, port));
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return kept(trust.createSocket(host, port, local, localPort));
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return kept(trust.createSocket(host, port));
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return kept(trust.createSocket(host, port, local, localPort));
            }
        };
    }

    private Socket kept(Socket made) {
        socket = made;
        if (isCut) {
            cut();
        }
        return made;
    }

    /// How long a read waits from now on.
    public void patience(Duration time) throws IOException {
        var open = socket;
        if (open != null) {
            open.setSoTimeout((int) time.toMillis());
        }
    }

    /// Whoever waits on it finds it broken, also where it is made only then.
    public void cut() {
        isCut = true;
        var open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is of no more use either way.
                return;
            }
        }
    }
}
