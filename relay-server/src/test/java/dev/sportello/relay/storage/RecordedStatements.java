package dev.sportello.relay.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/// Takes note of every statement that is prepared on databases of the relay while it is open, whoever prepares it: it
/// stands in the place of the databases' own drivers. Thread-safe.
public final class RecordedStatements implements Driver, AutoCloseable {
    private final List<Driver> drivers;
    private final Map<String, Recorded> statements = new ConcurrentHashMap<>();

    private RecordedStatements(List<Driver> drivers) {
        this.drivers = drivers;
    }

    /// @param sql with `?` for each parameter
    /// @param parameters with which it was executed last, by their places from 1 on
    public record Recorded(String sql, Map<Integer, Parameter> parameters) {

        /// The same statement for somebody else to execute.
        ///
        /// @param before put before the statement, such as `explain `
        PreparedStatement prepare(Connection connection, String before) throws SQLException {
            var statement = connection.prepareStatement(before + sql);
            for (var parameter : parameters.entrySet()) {
                parameter.getValue().set(connection, statement, parameter.getKey());
            }
            return statement;
        }
    }

    /// How a parameter was set.
    record Parameter(Method method, Object[] arguments) {

        static Parameter of(Method method, Object[] arguments) throws SQLException {
            var kept = arguments.clone();
            if (kept[1] instanceof Array array) {
                kept[1] = new Elements(array.getBaseTypeName(), (Object[]) array.getArray());
            }
            return new Parameter(method, kept);
        }

        void set(Connection connection, PreparedStatement statement, int place) throws SQLException {
            var given = arguments.clone();
            given[0] = place;
            if (given[1] instanceof Elements(String type, Object[] elements)) {
                given[1] = connection.createArrayOf(type, elements);
            }
            try {
                var _ = method.invoke(statement, given);
            } catch (ReflectiveOperationException e) {
                throw new SQLException(e);
            }
        }
    }

    private record Elements(String type, Object[] elements) {}

    public static RecordedStatements begin() throws SQLException {
        var recorded = new RecordedStatements(Collections.list(DriverManager.getDrivers()));
        for (var driver : recorded.drivers) {
            DriverManager.deregisterDriver(driver);
        }
        DriverManager.registerDriver(recorded);
        return recorded;
    }

    /// What was executed, each statement once, in the order of its text.
    public List<Recorded> all() {
        return List.copyOf(new TreeMap<>(statements).values());
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
        for (var driver : drivers) {
            DriverManager.registerDriver(driver);
        }
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        for (var driver : drivers) {
            var connection = driver.acceptsURL(url) ? driver.connect(url, info) : null;
            if (connection != null) {
                return proxy(Connection.class, new Connected(connection));
            }
        }
        throw new SQLException("There is no driver for " + url + ".");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private final class Connected implements InvocationHandler {
        private final Connection connection;

        private Connected(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            var result = RecordedStatements.invoke(connection, method, arguments);
            return method.getName().equals("prepareStatement")
                    ? proxy(PreparedStatement.class, new Prepared((PreparedStatement) result, (String) arguments[0]))
                    : result;
        }
    }

    private final class Prepared implements InvocationHandler {
        private final PreparedStatement statement;
        private final String sql;
        private final Map<Integer, Parameter> parameters = new LinkedHashMap<>();

        private Prepared(PreparedStatement statement, String sql) {
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer place) {
                parameters.put(place, Parameter.of(method, arguments));
            } else if (method.getName().startsWith("execute")
                    || method.getName().equals("addBatch")) {
                statements.put(sql, new Recorded(sql, Map.copyOf(parameters)));
            }
            return RecordedStatements.invoke(statement, method, arguments);
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return true;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("recorded");
    }
}
