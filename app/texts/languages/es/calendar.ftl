calendar-about = Todas las sesiones en vivo, mes por mes.
month-empty = No hay nada programado en este mes
month-zones = Cada hora es la del lugar donde está programada la sesión.
this-month = Este mes
