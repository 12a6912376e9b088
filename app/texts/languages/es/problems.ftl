kept = Su texto, para que no se pierda
request-id = Si nos escribe, mencione este número:
open-calendar = Abrir el calendario
problem-400 = No pudimos leer eso
problem-400-means = Algo en la dirección o en el formulario no era lo esperado. Vuelva atrás e inténtelo de nuevo.
problem-401 = Acceda con su cuenta, por favor
problem-401-means = Esta página es para el personal.
problem-403 = Usted no tiene acceso a esto
problem-403-means = Su cuenta no tiene permiso para hacer eso. Si lo necesita, pídalo a un administrador.
problem-404 = Aquí no hay ninguna página
problem-404-means = Es posible que la dirección esté mal escrita o que la página se haya quitado. Un código corto tiene seis letras y números.
problem-405 = Eso no funciona aquí
problem-405-means = La página se pidió de una forma que no entiende.
problem-409 = Otra persona se adelantó
problem-409-means = Mientras tanto, otra persona cambió lo mismo que usted. Vuelva atrás, recargue la página y revise de nuevo.
problem-410 = Este enlace ya no es válido
problem-410-means = Se usó, se reemplazó o venció. Pida uno nuevo a quien se lo envió.
problem-413 = Es demasiado de una sola vez
problem-413-means = Envíe un texto más corto, por favor.
problem-422 = Algo todavía no está bien
problem-422-means = Vuelva atrás y revise los campos; no se guardó nada.
problem-429 = Un momento, por favor
problem-429-means = Hubo muchas solicitudes en poco tiempo. Espere un minuto e inténtelo de nuevo.
problem-503 = Un momento, por favor
problem-503-means = No pudimos recibir esto en este momento. Espere unos segundos e inténtelo de nuevo.
problem-500 = Hubo un problema de nuestra parte
problem-500-means = Quedó registrado para nuestro equipo. Inténtelo de nuevo en un momento, por favor.
not-possible-now = Eso no es posible ahora. Vuelva a abrir la página y mire en qué estado está.
please-fix =
    { $count ->
        [one] Corrija esto, por favor
       *[other] Corrija estos { $count } puntos, por favor
    }
slot-taken = { $name } ya participa en «{ $title }» a esa hora: { $when }.
