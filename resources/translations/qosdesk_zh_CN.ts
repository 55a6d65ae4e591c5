<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>A desktop quote workstation. It shows quotes; it places no orders.</source>
      <translation>桌面行情工作站。只看行情，不下单。</translation>
    </message>
    <message>
      <source>About qosdesk</source>
      <translation>关于 qosdesk</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>MIT licence. Inter font: SIL Open Font License 1.1. Qt and PySide: LGPL 3.</source>
      <translation>MIT 许可。Inter 字体：SIL Open Font License 1.1。Qt 与 PySide：LGPL 3。</translation>
    </message>
  </context>
  <context>
    <name>Age</name>
    <message>
      <source>as of {0}</source>
      <translation>截至 {0}</translation>
    </message>
    <message>
      <source>of {0}</source>
      <translation>来自 {0}</translation>
    </message>
    <message>
      <source>of {0}, {1} has not said anything yet</source>
      <translation>来自 {0}；{1} 尚未发来任何数据</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} 时</translation>
    </message>
    <message>
      <source>{0} m</source>
      <translation>{0} 分</translation>
    </message>
    <message>
      <source>{0} ms</source>
      <translation>{0} 毫秒</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
  </context>
  <context>
    <name>AlertCard</name>
    <message>
      <source>Alert</source>
      <translation>预警</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Open chart</source>
      <translation>打开图表</translation>
    </message>
    <message>
      <source>Snooze</source>
      <translation>稍后提醒</translation>
    </message>
    <message>
      <source>Snooze for {0} minutes</source>
      <translation>{0} 分钟内不提醒</translation>
    </message>
    <message>
      <source>and {0} more in the log</source>
      <translation>记录中还有 {0} 条</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分钟</translation>
    </message>
  </context>
  <context>
    <name>AlertDialog</name>
    <message>
      <source>52-week high or low</source>
      <translation>52 周新高或新低</translation>
    </message>
    <message>
      <source>Again after</source>
      <translation>再次触发</translation>
    </message>
    <message>
      <source>Already above: fires on the next crossing from below.</source>
      <translation>现价已在其上：下次由下向上穿越时触发。</translation>
    </message>
    <message>
      <source>Already below: fires on the next crossing from above.</source>
      <translation>现价已在其下：下次由上向下穿越时触发。</translation>
    </message>
    <message>
      <source>Bell</source>
      <translation>铃声</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Change alert</source>
      <translation>修改预警</translation>
    </message>
    <message>
      <source>Change since the close</source>
      <translation>涨跌幅</translation>
    </message>
    <message>
      <source>Condition</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>Create alert</source>
      <translation>创建预警</translation>
    </message>
    <message>
      <source>Each symbol of the list is watched; those without a live slot are polled.</source>
      <translation>监视列表中的每只代码；没有实时名额的代码轮询。</translation>
    </message>
    <message>
      <source>Enter a level above zero.</source>
      <translation>请输入大于零的数值。</translation>
    </message>
    <message>
      <source>Enter a symbol such as HK:700, or choose a list.</source>
      <translation>请输入代码（如 HK:700），或选择一个列表。</translation>
    </message>
    <message>
      <source>Every time</source>
      <translation>每次</translation>
    </message>
    <message>
      <source>Expires</source>
      <translation>有效期</translation>
    </message>
    <message>
      <source>Fires</source>
      <translation>触发</translation>
    </message>
    <message>
      <source>High or low of the day</source>
      <translation>日内新高或新低</translation>
    </message>
    <message>
      <source>How far the figure has to go back before it can fire again</source>
      <translation>数值须回落（回升）多少才可再次触发</translation>
    </message>
    <message>
      <source>In 30 days</source>
      <translation>30 天</translation>
    </message>
    <message>
      <source>In 7 days</source>
      <translation>7 天</translation>
    </message>
    <message>
      <source>In a day</source>
      <translation>一天</translation>
    </message>
    <message>
      <source>It does not fire again within this time</source>
      <translation>在此时间内不再触发</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>数值</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>列表 {0}</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>Move within minutes</source>
      <translation>数分钟内涨跌</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>永久</translation>
    </message>
    <message>
      <source>New alert</source>
      <translation>新建预警</translation>
    </message>
    <message>
      <source>No price yet: the first one is only remembered.</source>
      <translation>尚无价格：第一个价格只作记录。</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Once</source>
      <translation>一次</translation>
    </message>
    <message>
      <source>Pre, post and night too</source>
      <translation>含盘前、盘后和夜盘</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Regular hours only</source>
      <translation>仅正常交易时段</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Seconds between two firings</source>
      <translation>两次触发的间隔秒数</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>时段</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <source>Symbol or list</source>
      <translation>代码或列表</translation>
    </message>
    <message>
      <source>Tick, heavy</source>
      <translation>滴答（重）</translation>
    </message>
    <message>
      <source>Tick, light</source>
      <translation>滴答（轻）</translation>
    </message>
    <message>
      <source>Tick, medium</source>
      <translation>滴答（中）</translation>
    </message>
    <message>
      <source>Try</source>
      <translation>试听</translation>
    </message>
    <message>
      <source>Until {0}</source>
      <translation>至 {0}</translation>
    </message>
    <message>
      <source>Volume of the day</source>
      <translation>当日成交量</translation>
    </message>
    <message>
      <source>Watch</source>
      <translation>监视</translation>
    </message>
    <message>
      <source>crosses above</source>
      <translation>上穿</translation>
    </message>
    <message>
      <source>crosses below</source>
      <translation>下穿</translation>
    </message>
    <message>
      <source>crosses either way</source>
      <translation>上穿或下穿</translation>
    </message>
    <message>
      <source>falls below</source>
      <translation>低于</translation>
    </message>
    <message>
      <source>falls by</source>
      <translation>下跌</translation>
    </message>
    <message>
      <source>min</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>new high</source>
      <translation>新高</translation>
    </message>
    <message>
      <source>new high or low</source>
      <translation>新高或新低</translation>
    </message>
    <message>
      <source>new low</source>
      <translation>新低</translation>
    </message>
    <message>
      <source>rises above</source>
      <translation>高于</translation>
    </message>
    <message>
      <source>rises by</source>
      <translation>上涨</translation>
    </message>
    <message>
      <source>rises or falls by</source>
      <translation>涨或跌</translation>
    </message>
    <message>
      <source>shares</source>
      <translation>股</translation>
    </message>
    <message>
      <source>{0} symbols, an alert each</source>
      <translation>{0} 只代码，各设一个预警</translation>
    </message>
    <message>
      <source>{0}% away from the last price.</source>
      <translation>距现价 {0}%。</translation>
    </message>
    <message>
      <source>{0}.</source>
      <translation>{0}。</translation>
    </message>
    <message>
      <source>{0}. {1}</source>
      <translation>{0}。{1}</translation>
    </message>
  </context>
  <context>
    <name>Alerts</name>
    <message>
      <source>A list that was deleted</source>
      <translation>已删除的列表</translation>
    </message>
    <message>
      <source>Armed</source>
      <translation>监视中</translation>
    </message>
    <message>
      <source>Change falls below {0}</source>
      <translation>涨跌幅低于 {0}</translation>
    </message>
    <message>
      <source>Change reaches {0}</source>
      <translation>涨跌幅达到 {0}</translation>
    </message>
    <message>
      <source>Change rises above {0}</source>
      <translation>涨跌幅高于 {0}</translation>
    </message>
    <message>
      <source>Checked every {0} s</source>
      <translation>每 {0} 秒检查</translation>
    </message>
    <message>
      <source>Crossed at {0}</source>
      <translation>{0} 穿越</translation>
    </message>
    <message>
      <source>Crossed between {0} and {1}</source>
      <translation>{0} 至 {1} 之间穿越</translation>
    </message>
    <message>
      <source>Crossed between {0} and {1}, checked every {2} s</source>
      <translation>{0} 至 {1} 之间穿越，每 {2} 秒检查</translation>
    </message>
    <message>
      <source>Crossed between {0} and {1}, found late</source>
      <translation>{0} 至 {1} 之间穿越，事后发现</translation>
    </message>
    <message>
      <source>Disturb again</source>
      <translation>结束免打扰</translation>
    </message>
    <message>
      <source>Do not disturb for 2 hours</source>
      <translation>免打扰 2 小时</translation>
    </message>
    <message>
      <source>Do not disturb for 30 minutes</source>
      <translation>免打扰 30 分钟</translation>
    </message>
    <message>
      <source>Do not disturb until tomorrow 08:00</source>
      <translation>免打扰至明天 08:00</translation>
    </message>
    <message>
      <source>Do not disturb until {0}</source>
      <translation>免打扰至 {0}</translation>
    </message>
    <message>
      <source>Expired</source>
      <translation>已过期</translation>
    </message>
    <message>
      <source>Falls {0} within {1} min</source>
      <translation>{1} 分钟内下跌 {0}</translation>
    </message>
    <message>
      <source>Fired</source>
      <translation>已触发</translation>
    </message>
    <message>
      <source>Has to come back first</source>
      <translation>须先回到另一侧</translation>
    </message>
    <message>
      <source>Late: {0}</source>
      <translation>事后：{0}</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>列表 {0}</translation>
    </message>
    <message>
      <source>Moves {0} within {1} min</source>
      <translation>{1} 分钟内涨跌 {0}</translation>
    </message>
    <message>
      <source>Mute all alerts</source>
      <translation>全部静音</translation>
    </message>
    <message>
      <source>Muted</source>
      <translation>已静音</translation>
    </message>
    <message>
      <source>New 52-week high</source>
      <translation>52 周新高</translation>
    </message>
    <message>
      <source>New 52-week high or low</source>
      <translation>52 周新高或新低</translation>
    </message>
    <message>
      <source>New 52-week low</source>
      <translation>52 周新低</translation>
    </message>
    <message>
      <source>New high of the day</source>
      <translation>日内新高</translation>
    </message>
    <message>
      <source>New high or low of the day</source>
      <translation>日内新高或新低</translation>
    </message>
    <message>
      <source>New low of the day</source>
      <translation>日内新低</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>关</translation>
    </message>
    <message>
      <source>Polled</source>
      <translation>轮询</translation>
    </message>
    <message>
      <source>Price crosses above {0}</source>
      <translation>价格上穿 {0}</translation>
    </message>
    <message>
      <source>Price crosses below {0}</source>
      <translation>价格下穿 {0}</translation>
    </message>
    <message>
      <source>Price crosses {0}</source>
      <translation>价格穿越 {0}</translation>
    </message>
    <message>
      <source>Rises {0} within {1} min</source>
      <translation>{1} 分钟内上涨 {0}</translation>
    </message>
    <message>
      <source>Snoozed until {0}</source>
      <translation>{0} 前不提醒</translation>
    </message>
    <message>
      <source>Volume of the day above {0}</source>
      <translation>当日成交量高于 {0}</translation>
    </message>
    <message>
      <source>Waiting for a price</source>
      <translation>等待价格</translation>
    </message>
    <message>
      <source>{0}, every {1} s</source>
      <translation>{0}，每 {1} 秒</translation>
    </message>
  </context>
  <context>
    <name>AlertsModel</name>
    <message>
      <source>Condition</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>距离</translation>
    </message>
    <message>
      <source>Last fired</source>
      <translation>上次触发</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>关</translation>
    </message>
    <message>
      <source>On</source>
      <translation>开</translation>
    </message>
    <message>
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代码</translation>
    </message>
  </context>
  <context>
    <name>AlertsPanel</name>
    <message>
      <source>Alerts</source>
      <translation>预警</translation>
    </message>
    <message>
      <source>Arm again</source>
      <translation>重新启用</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>修改…</translation>
    </message>
    <message>
      <source>Clear the log</source>
      <translation>清空记录</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Export the log</source>
      <translation>导出记录</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>记录</translation>
    </message>
    <message>
      <source>Log of alerts</source>
      <translation>预警记录</translation>
    </message>
    <message>
      <source>Mute, do not disturb</source>
      <translation>静音、免打扰</translation>
    </message>
    <message>
      <source>New alert</source>
      <translation>新建预警</translation>
    </message>
    <message>
      <source>New alert…</source>
      <translation>新建预警…</translation>
    </message>
    <message>
      <source>No alerts yet. An alert watches a symbol or a whole list without any panel showing it.</source>
      <translation>还没有预警。预警监视一只代码或整个列表，无需任何面板显示它。</translation>
    </message>
    <message>
      <source>Nothing was found yet. What fires is kept here with its time, price and source.</source>
      <translation>还没有触发。触发的预警连同时间、价格和来源记录在此。</translation>
    </message>
    <message>
      <source>Open chart</source>
      <translation>打开图表</translation>
    </message>
    <message>
      <source>Snooze {0} min</source>
      <translation>{0} 分钟内不提醒</translation>
    </message>
    <message>
      <source>{0} armed</source>
      <translation>{0} 个监视中</translation>
    </message>
  </context>
  <context>
    <name>AllowDialog</name>
    <message>
      <source>Allow</source>
      <translation>允许</translation>
    </message>
    <message>
      <source>Allow it only if you wrote it or have read it. After any change you are asked again.</source>
      <translation>只有在文件是您自己写的，或您已读过内容时才允许。文件改动后会再次询问。</translation>
    </message>
    <message>
      <source>Allow {0}?</source>
      <translation>允许 {0} 运行？</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>This file is a program with your rights: it can read and change your files and use the network.</source>
      <translation>这个文件是一段程序，拥有您的权限：它可以读写您的文件，也可以使用网络。</translation>
    </message>
  </context>
  <context>
    <name>Bell</name>
    <message>
      <source>Alerts</source>
      <translation>预警</translation>
    </message>
    <message>
      <source>Alerts, {0} new</source>
      <translation>预警，{0} 条新</translation>
    </message>
  </context>
  <context>
    <name>Chart</name>
    <message>
      <source>1 bar missing</source>
      <translation>缺 1 根 K 线</translation>
    </message>
    <message>
      <source>1 request, {0} left this minute</source>
      <translation>1 次请求，本分钟还剩 {0} 次</translation>
    </message>
    <message>
      <source>1-hour</source>
      <translation>1 小时</translation>
    </message>
    <message>
      <source>1-minute</source>
      <translation>1 分钟</translation>
    </message>
    <message>
      <source>15-minute</source>
      <translation>15 分钟</translation>
    </message>
    <message>
      <source>2-hour</source>
      <translation>2 小时</translation>
    </message>
    <message>
      <source>24 h open</source>
      <translation>24 小时前</translation>
    </message>
    <message>
      <source>30-minute</source>
      <translation>30 分钟</translation>
    </message>
    <message>
      <source>4-hour</source>
      <translation>4 小时</translation>
    </message>
    <message>
      <source>5-day</source>
      <translation>五日</translation>
    </message>
    <message>
      <source>5-minute</source>
      <translation>5 分钟</translation>
    </message>
    <message>
      <source>Ampl.</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>面积图</translation>
    </message>
    <message>
      <source>Average ƒ</source>
      <translation>均价 ƒ</translation>
    </message>
    <message>
      <source>Bars may be missing</source>
      <translation>可能缺少 K 线</translation>
    </message>
    <message>
      <source>Bars of stocks by day and longer can be adjusted</source>
      <translation>股票的日线及更长周期才有复权</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>蓝色</translation>
    </message>
    <message>
      <source>C</source>
      <translation>收</translation>
    </message>
    <message>
      <source>Candles</source>
      <translation>蜡烛图</translation>
    </message>
    <message>
      <source>Choose one in a list, or type its code or name in the search box.</source>
      <translation>在自选中选一个，或在搜索框输入代码或名称。</translation>
    </message>
    <message>
      <source>Fibonacci levels</source>
      <translation>斐波那契回撤</translation>
    </message>
    <message>
      <source>Forward adjusted</source>
      <translation>前复权</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>灰色</translation>
    </message>
    <message>
      <source>H</source>
      <translation>高</translation>
    </message>
    <message>
      <source>Heikin-Ashi</source>
      <translation>平均 K 线</translation>
    </message>
    <message>
      <source>History ends here</source>
      <translation>历史到此为止</translation>
    </message>
    <message>
      <source>Hollow candles</source>
      <translation>空心蜡烛图</translation>
    </message>
    <message>
      <source>Horizontal line</source>
      <translation>水平线</translation>
    </message>
    <message>
      <source>Intraday</source>
      <translation>分时</translation>
    </message>
    <message>
      <source>K push</source>
      <translation>K 线推送</translation>
    </message>
    <message>
      <source>L</source>
      <translation>低</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>收盘线</translation>
    </message>
    <message>
      <source>Linear axis</source>
      <translation>普通坐标</translation>
    </message>
    <message>
      <source>Loaded back to {0}. Enter goes on</source>
      <translation>已加载到 {0}，按回车继续</translation>
    </message>
    <message>
      <source>Loading bars</source>
      <translation>正在加载K线</translation>
    </message>
    <message>
      <source>Loading older bars</source>
      <translation>正在读取更早的 K 线</translation>
    </message>
    <message>
      <source>Loading older bars, now at {0}. Esc stops</source>
      <translation>正在加载更早的K线，已到 {0}，按 Esc 停止</translation>
    </message>
    <message>
      <source>Loading {0} bars of {1}</source>
      <translation>正在读取 {1} 的 {0} K 线</translation>
    </message>
    <message>
      <source>Logarithmic axis</source>
      <translation>对数坐标</translation>
    </message>
    <message>
      <source>Magenta</source>
      <translation>洋红</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盘</translation>
    </message>
    <message>
      <source>No newer {0} bars of {1}</source>
      <translation>没有更新的 {1} {0} K线</translation>
    </message>
    <message>
      <source>No symbol</source>
      <translation>未选代码</translation>
    </message>
    <message>
      <source>No {0} bars of {1}</source>
      <translation>{1} 没有 {0} K 线</translation>
    </message>
    <message>
      <source>O</source>
      <translation>开</translation>
    </message>
    <message>
      <source>OHLC bars</source>
      <translation>美国线</translation>
    </message>
    <message>
      <source>Olive</source>
      <translation>橄榄绿</translation>
    </message>
    <message>
      <source>Orange</source>
      <translation>橙色</translation>
    </message>
    <message>
      <source>Percent axis</source>
      <translation>百分比坐标</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盘后</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盘前</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Ray</source>
      <translation>射线</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <source>Regular</source>
      <translation>盘中</translation>
    </message>
    <message>
      <source>Style and axis</source>
      <translation>图形与坐标</translation>
    </message>
    <message>
      <source>Teal</source>
      <translation>青色</translation>
    </message>
    <message>
      <source>The bars shown stay.</source>
      <translation>已显示的 K 线保留。</translation>
    </message>
    <message>
      <source>The chart shows something else now</source>
      <translation>图表已切换，已停止</translation>
    </message>
    <message>
      <source>The history begins on {0}</source>
      <translation>历史数据始于 {0}</translation>
    </message>
    <message>
      <source>The provider has none. Another interval may have some.</source>
      <translation>数据源没有提供，可换一个周期。</translation>
    </message>
    <message>
      <source>Time of the exchange</source>
      <translation>交易所时间</translation>
    </message>
    <message>
      <source>Time of this computer</source>
      <translation>本机时间</translation>
    </message>
    <message>
      <source>Trend line</source>
      <translation>趋势线</translation>
    </message>
    <message>
      <source>UTC</source>
      <translation>UTC</translation>
    </message>
    <message>
      <source>Violet</source>
      <translation>紫罗兰</translation>
    </message>
    <message>
      <source>Vol</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>黄色</translation>
    </message>
    <message>
      <source>adj.</source>
      <translation>前复权</translation>
    </message>
    <message>
      <source>asked for</source>
      <translation>正在补取</translation>
    </message>
    <message>
      <source>close before</source>
      <translation>前收</translation>
    </message>
    <message>
      <source>daily</source>
      <translation>日</translation>
    </message>
    <message>
      <source>forward adjusted</source>
      <translation>前复权</translation>
    </message>
    <message>
      <source>from snapshots</source>
      <translation>由快照合成</translation>
    </message>
    <message>
      <source>from trades</source>
      <translation>由成交合成</translation>
    </message>
    <message>
      <source>link lost</source>
      <translation>连接断开</translation>
    </message>
    <message>
      <source>loading</source>
      <translation>加载中</translation>
    </message>
    <message>
      <source>lots</source>
      <translation>手</translation>
    </message>
    <message>
      <source>monthly</source>
      <translation>月</translation>
    </message>
    <message>
      <source>no bars</source>
      <translation>无K线</translation>
    </message>
    <message>
      <source>no requests left this minute</source>
      <translation>本分钟没有剩余请求次数</translation>
    </message>
    <message>
      <source>no requests left until {0}</source>
      <translation>{0} 前没有剩余请求次数</translation>
    </message>
    <message>
      <source>no such interval</source>
      <translation>没有这个周期</translation>
    </message>
    <message>
      <source>not answered</source>
      <translation>没有得到答复</translation>
    </message>
    <message>
      <source>page {0}</source>
      <translation>第 {0} 页</translation>
    </message>
    <message>
      <source>polled</source>
      <translation>轮询</translation>
    </message>
    <message>
      <source>polled {0} s</source>
      <translation>每 {0} 秒轮询</translation>
    </message>
    <message>
      <source>prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>regular close</source>
      <translation>盘中收盘</translation>
    </message>
    <message>
      <source>requests: {0}, left this minute: {1}</source>
      <translation>{0} 次请求，本分钟还剩 {1} 次</translation>
    </message>
    <message>
      <source>shares</source>
      <translation>股</translation>
    </message>
    <message>
      <source>since the open</source>
      <translation>较开盘</translation>
    </message>
    <message>
      <source>the provider's history ends here</source>
      <translation>数据商的历史到此为止</translation>
    </message>
    <message>
      <source>volume</source>
      <translation>股</translation>
    </message>
    <message>
      <source>weekly</source>
      <translation>周</translation>
    </message>
    <message>
      <source>yearly</source>
      <translation>年</translation>
    </message>
    <message>
      <source>{0} bar</source>
      <translation>{0} 根</translation>
    </message>
    <message>
      <source>{0} bars</source>
      <translation>{0} 根</translation>
    </message>
    <message>
      <source>{0} bars missing</source>
      <translation>缺 {0} 根 K 线</translation>
    </message>
    <message>
      <source>{0} d</source>
      <translation>{0} 天</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} 小时</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分钟</translation>
    </message>
    <message>
      <source>{0} requests, {1} left this minute</source>
      <translation>{0} 次请求，本分钟还剩 {1} 次</translation>
    </message>
    <message>
      <source>{0} since {1}</source>
      <translation>{1} 起{0}</translation>
    </message>
    <message>
      <source>{0}: history ends here</source>
      <translation>{0}：历史到此为止</translation>
    </message>
    <message>
      <source>{0}: {1}</source>
      <translation>{0}：{1}</translation>
    </message>
  </context>
  <context>
    <name>ChartGrid</name>
    <message>
      <source>Charts</source>
      <translation>多图</translation>
    </message>
    <message>
      <source>Number of charts...</source>
      <translation>图表数量...</translation>
    </message>
    <message>
      <source>One symbol, several intervals</source>
      <translation>同一代码，多个周期</translation>
    </message>
    <message>
      <source>Show a list...</source>
      <translation>显示一个列表...</translation>
    </message>
  </context>
  <context>
    <name>ChartPanel</name>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>To latest</source>
      <translation>回到最新</translation>
    </message>
  </context>
  <context>
    <name>ChartTools</name>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>复制图片</translation>
    </message>
    <message>
      <source>Copy price {0}</source>
      <translation>复制价格 {0}</translation>
    </message>
    <message>
      <source>Delete drawing</source>
      <translation>删除画线</translation>
    </message>
    <message>
      <source>Export visible bars</source>
      <translation>导出可见K线</translation>
    </message>
    <message>
      <source>Export visible bars…</source>
      <translation>导出可见K线…</translation>
    </message>
    <message>
      <source>Go to date…</source>
      <translation>跳转到日期…</translation>
    </message>
    <message>
      <source>Horizontal line at {0}</source>
      <translation>在 {0} 画水平线</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Remove all drawings</source>
      <translation>清除全部画线</translation>
    </message>
    <message>
      <source>Reset the view</source>
      <translation>重置视图</translation>
    </message>
    <message>
      <source>Save picture</source>
      <translation>保存图片</translation>
    </message>
    <message>
      <source>Save picture…</source>
      <translation>保存图片…</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
  </context>
  <context>
    <name>ChartView</name>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
  </context>
  <context>
    <name>ColorPairRow</name>
    <message>
      <source>A value such as #RRGGBB</source>
      <translation>形如 #12A4B6 的颜色值</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>跌</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>涨</translation>
    </message>
    <message>
      <source>{0}, too faint</source>
      <translation>{0}，对比度不足</translation>
    </message>
  </context>
  <context>
    <name>ColumnChooser</name>
    <message>
      <source>Book</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>Company</source>
      <translation>公司</translation>
    </message>
    <message>
      <source>Extended hours</source>
      <translation>盘前盘后</translation>
    </message>
    <message>
      <source>Hide columns that do not fit</source>
      <translation>放不下的列自动隐藏</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>标的</translation>
    </message>
    <message>
      <source>More</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Scroll to columns that do not fit</source>
      <translation>放不下的列横向滚动</translation>
    </message>
    <message>
      <source>Search columns</source>
      <translation>搜索列</translation>
    </message>
    <message>
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Up and down choose, Enter shows or hides, Alt+Left and Alt+Right move the column</source>
      <translation>上下键选择，回车显示或隐藏，Alt+左右键移动列</translation>
    </message>
    <message>
      <source>Usual columns</source>
      <translation>恢复默认列</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>1 to 3 digits, Enter</source>
      <translation>1 到 3 位数字，Enter</translation>
    </message>
    <message>
      <source>A file for whoever helps, without secrets.</source>
      <translation>给帮助者的文件，不含机密。</translation>
    </message>
    <message>
      <source>A line above the rows in which the filter is typed.</source>
      <translation>在行的上方输入筛选条件。</translation>
    </message>
    <message>
      <source>A new alert at the price under the cursor.</source>
      <translation>在光标所在价位新建提醒。</translation>
    </message>
    <message>
      <source>A new alert of these symbols.</source>
      <translation>给这些代码新建提醒。</translation>
    </message>
    <message>
      <source>A section above the row.</source>
      <translation>在这一行上方新建分组。</translation>
    </message>
    <message>
      <source>A similar instrument of the provider of the column, marked as such.</source>
      <translation>用该列数据源的相近品种代替，并加以标记。</translation>
    </message>
    <message>
      <source>A small window above all others with a few quotes, and away again.</source>
      <translation>一个置顶的小窗口，显示几条行情；再按一次收起。</translation>
    </message>
    <message>
      <source>About qosdesk</source>
      <translation>关于 qosdesk</translation>
    </message>
    <message>
      <source>Add panel: chart</source>
      <translation>添加面板：图表</translation>
    </message>
    <message>
      <source>Add panel: charts in a grid</source>
      <translation>添加面板：多图</translation>
    </message>
    <message>
      <source>Add panel: depth</source>
      <translation>添加面板：盘口</translation>
    </message>
    <message>
      <source>Add panel: instrument</source>
      <translation>添加面板：标的</translation>
    </message>
    <message>
      <source>Add panel: tape</source>
      <translation>添加面板：逐笔</translation>
    </message>
    <message>
      <source>Add panel: watchlist</source>
      <translation>添加面板：自选列表</translation>
    </message>
    <message>
      <source>Add the symbol to the first list</source>
      <translation>把代码加入第一个列表</translation>
    </message>
    <message>
      <source>Alert at the marked price</source>
      <translation>在标记价位设提醒</translation>
    </message>
    <message>
      <source>Alert for the selected rows</source>
      <translation>给选中的行设提醒</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>预警</translation>
    </message>
    <message>
      <source>Alerts list</source>
      <translation>提醒列表</translation>
    </message>
    <message>
      <source>Alerts on or off</source>
      <translation>提醒开关</translation>
    </message>
    <message>
      <source>Alerts that fired may fire again.</source>
      <translation>触发过的提醒可以再次触发。</translation>
    </message>
    <message>
      <source>Alias of a row</source>
      <translation>行的别名</translation>
    </message>
    <message>
      <source>All columns that a list may show.</source>
      <translation>列表可以显示的所有列。</translation>
    </message>
    <message>
      <source>All drawings of the symbol; it can be undone.</source>
      <translation>删除这个代码的全部画线；可以撤销。</translation>
    </message>
    <message>
      <source>All figures of the symbol as lines of text.</source>
      <translation>这个代码的各项数据，每行一项。</translation>
    </message>
    <message>
      <source>All levels as a spreadsheet reads them.</source>
      <translation>所有档位，电子表格可直接读取。</translation>
    </message>
    <message>
      <source>All prints kept.</source>
      <translation>标记保留的全部成交。</translation>
    </message>
    <message>
      <source>All sections of the list at once.</source>
      <translation>一次处理列表的所有分组。</translation>
    </message>
    <message>
      <source>All shortcuts as they are now.</source>
      <translation>当前的全部快捷键。</translation>
    </message>
    <message>
      <source>An alert for the symbol of the active panel.</source>
      <translation>给当前面板的代码新建提醒。</translation>
    </message>
    <message>
      <source>An empty list, shown at once.</source>
      <translation>新建空列表并立即显示。</translation>
    </message>
    <message>
      <source>Arm alerts again</source>
      <translation>重新启用提醒</translation>
    </message>
    <message>
      <source>Arrows, Home, End, PgUp, PgDown</source>
      <translation>方向键、Home、End、PgUp、PgDown</translation>
    </message>
    <message>
      <source>Back to live</source>
      <translation>回到实时</translation>
    </message>
    <message>
      <source>Bars of stocks by day and longer, adjusted or raw.</source>
      <translation>股票日线及更长周期：前复权或不复权。</translation>
    </message>
    <message>
      <source>Bars of the next longer interval, after the longest the shortest.</source>
      <translation>更长的周期；最长之后回到最短。</translation>
    </message>
    <message>
      <source>Bars of the next shorter interval, after the shortest the longest.</source>
      <translation>更短的周期；最短之后转到最长。</translation>
    </message>
    <message>
      <source>Bars of {0}</source>
      <translation>{0} K线</translation>
    </message>
    <message>
      <source>By size, money and side.</source>
      <translation>按数量、金额和方向。</translation>
    </message>
    <message>
      <source>Cancel, close, choose nothing</source>
      <translation>取消、关闭、不选任何项</translation>
    </message>
    <message>
      <source>Candles or intraday line</source>
      <translation>K线与分时切换</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Choose columns</source>
      <translation>选择列</translation>
    </message>
    <message>
      <source>Choose indicators</source>
      <translation>选择指标</translation>
    </message>
    <message>
      <source>Close the panel</source>
      <translation>关闭面板</translation>
    </message>
    <message>
      <source>Colour tag {0}</source>
      <translation>颜色标记 {0}</translation>
    </message>
    <message>
      <source>Copy a picture of the chart</source>
      <translation>复制图表图片</translation>
    </message>
    <message>
      <source>Copy codes</source>
      <translation>复制代码</translation>
    </message>
    <message>
      <source>Copy coverage</source>
      <translation>复制覆盖范围</translation>
    </message>
    <message>
      <source>Copy names</source>
      <translation>复制名称</translation>
    </message>
    <message>
      <source>Copy prints</source>
      <translation>复制成交</translation>
    </message>
    <message>
      <source>Copy rows with numbers</source>
      <translation>复制行（含数值）</translation>
    </message>
    <message>
      <source>Copy the book</source>
      <translation>复制盘口</translation>
    </message>
    <message>
      <source>Copy the figures</source>
      <translation>复制各项数据</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆盖范围</translation>
    </message>
    <message>
      <source>Delete alerts</source>
      <translation>删除提醒</translation>
    </message>
    <message>
      <source>Delete the drawing</source>
      <translation>删除画线</translation>
    </message>
    <message>
      <source>Delete the list</source>
      <translation>删除列表</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Draw Fibonacci levels</source>
      <translation>画斐波那契线</translation>
    </message>
    <message>
      <source>Draw a horizontal line</source>
      <translation>画水平线</translation>
    </message>
    <message>
      <source>Draw a ray</source>
      <translation>画射线</translation>
    </message>
    <message>
      <source>Draw a rectangle</source>
      <translation>画矩形</translation>
    </message>
    <message>
      <source>Draw a trend line</source>
      <translation>画趋势线</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Every print kept goes to a table file.</source>
      <translation>保留的每笔成交存为表格文件。</translation>
    </message>
    <message>
      <source>Everything is stored and all windows are closed.</source>
      <translation>保存一切并关闭所有窗口。</translation>
    </message>
    <message>
      <source>Everything that can be chosen, searchable.</source>
      <translation>所有可以选择的东西，可搜索。</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有地方</translation>
    </message>
    <message>
      <source>Export all prints kept</source>
      <translation>导出全部保留的成交</translation>
    </message>
    <message>
      <source>Export visible bars</source>
      <translation>导出可见K线</translation>
    </message>
    <message>
      <source>Export visible prints</source>
      <translation>导出可见的成交</translation>
    </message>
    <message>
      <source>Filter prints</source>
      <translation>筛选成交</translation>
    </message>
    <message>
      <source>Filter the rows</source>
      <translation>筛选行</translation>
    </message>
    <message>
      <source>Fold or unfold all sections</source>
      <translation>折叠或展开所有分组</translation>
    </message>
    <message>
      <source>Forward adjusted prices</source>
      <translation>前复权</translation>
    </message>
    <message>
      <source>From candles to the day's line and back.</source>
      <translation>在K线和分时之间切换。</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <source>Go to date</source>
      <translation>跳转到日期</translation>
    </message>
    <message>
      <source>Go to the chart</source>
      <translation>转到图表</translation>
    </message>
    <message>
      <source>Go to the depth</source>
      <translation>转到盘口</translation>
    </message>
    <message>
      <source>Go to the figures of the symbol</source>
      <translation>转到标的资料</translation>
    </message>
    <message>
      <source>Go to the tape</source>
      <translation>转到逐笔</translation>
    </message>
    <message>
      <source>Go to the watchlist</source>
      <translation>转到自选列表</translation>
    </message>
    <message>
      <source>How servers are reached.</source>
      <translation>如何连接服务器。</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>标的</translation>
    </message>
    <message>
      <source>It can be undone.</source>
      <translation>可以撤销。</translation>
    </message>
    <message>
      <source>Its tab goes one place to the left.</source>
      <translation>它的标签左移一位。</translation>
    </message>
    <message>
      <source>Its tab goes one place to the right.</source>
      <translation>它的标签右移一位。</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>Latency and diagnostics</source>
      <translation>延迟与诊断</translation>
    </message>
    <message>
      <source>Let another code stand in</source>
      <translation>用其他代码代替</translation>
    </message>
    <message>
      <source>Letters or digits</source>
      <translation>字母或数字</translation>
    </message>
    <message>
      <source>Light or dark theme</source>
      <translation>浅色或深色主题</translation>
    </message>
    <message>
      <source>Magnet for drawings</source>
      <translation>画线吸附</translation>
    </message>
    <message>
      <source>Mark all prints</source>
      <translation>标记全部成交</translation>
    </message>
    <message>
      <source>Maximise the panel</source>
      <translation>面板最大化</translation>
    </message>
    <message>
      <source>Measure on a chart</source>
      <translation>在图表上测量</translation>
    </message>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>Move in lists; on a chart left and right move, up and down zoom</source>
      <translation>在列表中移动；图表上左右平移、上下缩放</translation>
    </message>
    <message>
      <source>Move rows down</source>
      <translation>行下移</translation>
    </message>
    <message>
      <source>Move rows up</source>
      <translation>行上移</translation>
    </message>
    <message>
      <source>Move the list to the left</source>
      <translation>列表左移</translation>
    </message>
    <message>
      <source>Move the list to the right</source>
      <translation>列表右移</translation>
    </message>
    <message>
      <source>Network and proxy</source>
      <translation>网络与代理</translation>
    </message>
    <message>
      <source>New alert</source>
      <translation>新建预警</translation>
    </message>
    <message>
      <source>New alert in the list</source>
      <translation>在列表中新建提醒</translation>
    </message>
    <message>
      <source>New list</source>
      <translation>新建列表</translation>
    </message>
    <message>
      <source>New list from its tabs</source>
      <translation>在标签上新建列表</translation>
    </message>
    <message>
      <source>New section</source>
      <translation>新建分组</translation>
    </message>
    <message>
      <source>New window</source>
      <translation>新窗口</translation>
    </message>
    <message>
      <source>Next interval</source>
      <translation>下一个周期</translation>
    </message>
    <message>
      <source>Next list</source>
      <translation>下一个列表</translation>
    </message>
    <message>
      <source>Next panel</source>
      <translation>下一个面板</translation>
    </message>
    <message>
      <source>Next symbol of the linked list</source>
      <translation>联动列表的下一个代码</translation>
    </message>
    <message>
      <source>Next symbol of the list</source>
      <translation>列表的下一个代码</translation>
    </message>
    <message>
      <source>Next workspace</source>
      <translation>下一个工作区</translation>
    </message>
    <message>
      <source>No colour tag</source>
      <translation>去掉颜色标记</translation>
    </message>
    <message>
      <source>Note on a row</source>
      <translation>行的备注</translation>
    </message>
    <message>
      <source>On a chart: bars of so many minutes</source>
      <translation>图表上：切换到该分钟数的K线</translation>
    </message>
    <message>
      <source>One list of everything: symbols, commands, settings, workspaces.</source>
      <translation>代码、命令、设置、工作区都在一个列表里。</translation>
    </message>
    <message>
      <source>One more chart beside the active panel.</source>
      <translation>在当前面板旁再加一个图表。</translation>
    </message>
    <message>
      <source>One more depth ladder beside the active panel.</source>
      <translation>在当前面板旁再加一个盘口。</translation>
    </message>
    <message>
      <source>One more panel of a symbol's figures beside the active panel.</source>
      <translation>在当前面板旁再加一个标的面板。</translation>
    </message>
    <message>
      <source>One more tape beside the active panel.</source>
      <translation>在当前面板旁再加一个逐笔成交。</translation>
    </message>
    <message>
      <source>One more watchlist beside the active panel.</source>
      <translation>在当前面板旁再加一个自选列表。</translation>
    </message>
    <message>
      <source>One more window, with a list in it.</source>
      <translation>再开一个窗口，里面有一个列表。</translation>
    </message>
    <message>
      <source>Open what is chosen</source>
      <translation>打开选中的内容</translation>
    </message>
    <message>
      <source>Panel to a window of its own</source>
      <translation>面板移到单独窗口</translation>
    </message>
    <message>
      <source>Paste or import</source>
      <translation>粘贴或导入</translation>
    </message>
    <message>
      <source>Pause the tape</source>
      <translation>暂停逐笔</translation>
    </message>
    <message>
      <source>Prefer this provider</source>
      <translation>首选该数据源</translation>
    </message>
    <message>
      <source>Previous interval</source>
      <translation>上一个周期</translation>
    </message>
    <message>
      <source>Previous list</source>
      <translation>上一个列表</translation>
    </message>
    <message>
      <source>Previous panel</source>
      <translation>上一个面板</translation>
    </message>
    <message>
      <source>Previous symbol of the linked list</source>
      <translation>联动列表的上一个代码</translation>
    </message>
    <message>
      <source>Previous symbol of the list</source>
      <translation>列表的上一个代码</translation>
    </message>
    <message>
      <source>Previous workspace</source>
      <translation>上一个工作区</translation>
    </message>
    <message>
      <source>Provider and key</source>
      <translation>数据源与密钥</translation>
    </message>
    <message>
      <source>Provider earlier in the order</source>
      <translation>数据源次序提前</translation>
    </message>
    <message>
      <source>Provider later in the order</source>
      <translation>数据源次序推后</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Quota and live slots</source>
      <translation>额度与实时名额</translation>
    </message>
    <message>
      <source>Recentre the price ladder</source>
      <translation>价格梯居中</translation>
    </message>
    <message>
      <source>Redo a drawing</source>
      <translation>重做画线</translation>
    </message>
    <message>
      <source>Remove all drawings</source>
      <translation>清除全部画线</translation>
    </message>
    <message>
      <source>Remove from the list</source>
      <translation>从列表移除</translation>
    </message>
    <message>
      <source>Rename the list</source>
      <translation>列表改名</translation>
    </message>
    <message>
      <source>Report a problem</source>
      <translation>报告问题</translation>
    </message>
    <message>
      <source>Reset layout</source>
      <translation>恢复默认布局</translation>
    </message>
    <message>
      <source>Reset the view</source>
      <translation>重置视图</translation>
    </message>
    <message>
      <source>SH:000001 in the active link group.</source>
      <translation>在当前联动组显示 SH:000001。</translation>
    </message>
    <message>
      <source>SZ:399001 in the active link group.</source>
      <translation>在当前联动组显示 SZ:399001。</translation>
    </message>
    <message>
      <source>Save a picture of the chart</source>
      <translation>保存图表图片</translation>
    </message>
    <message>
      <source>Search a symbol</source>
      <translation>搜索代码</translation>
    </message>
    <message>
      <source>Search commands</source>
      <translation>搜索命令</translation>
    </message>
    <message>
      <source>Search symbols, commands and settings</source>
      <translation>搜索代码、命令和设置</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Several charts in one panel.</source>
      <translation>一个面板里放几个图表。</translation>
    </message>
    <message>
      <source>Shanghai index</source>
      <translation>上证指数</translation>
    </message>
    <message>
      <source>Shenzhen index</source>
      <translation>深证成指</translation>
    </message>
    <message>
      <source>Shift and drag</source>
      <translation>Shift + 拖动</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>标准</translation>
    </message>
    <message>
      <source>Symbols from the clipboard come into the list, a text after a preview.</source>
      <translation>剪贴板里的代码进入列表；文本先预览。</translation>
    </message>
    <message>
      <source>TDX (通达信)</source>
      <translation>通达信</translation>
    </message>
    <message>
      <source>Tabs of lists</source>
      <translation>列表标签</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分笔成交</translation>
    </message>
    <message>
      <source>Tape settings</source>
      <translation>分笔成交设置</translation>
    </message>
    <message>
      <source>The active panel alone, and back.</source>
      <translation>只显示当前面板，再按一次恢复。</translation>
    </message>
    <message>
      <source>The active panel gets a window of its own, or comes back from there.</source>
      <translation>当前面板移到单独的窗口，或从那里回来。</translation>
    </message>
    <message>
      <source>The active panel is closed.</source>
      <translation>关闭当前面板。</translation>
    </message>
    <message>
      <source>The alerts panel, with its log where something fired.</source>
      <translation>提醒面板；有触发时显示记录。</translation>
    </message>
    <message>
      <source>The bars in view go to a table file.</source>
      <translation>可见的K线存为表格文件。</translation>
    </message>
    <message>
      <source>The chart shows bars of this length.</source>
      <translation>图表显示这个周期的K线。</translation>
    </message>
    <message>
      <source>The chosen drawing goes.</source>
      <translation>删除选中的画线。</translation>
    </message>
    <message>
      <source>The diagnostics panel: delays, messages, requests.</source>
      <translation>诊断面板：延迟、消息、请求。</translation>
    </message>
    <message>
      <source>The dialog of a new alert.</source>
      <translation>打开新建提醒的对话框。</translation>
    </message>
    <message>
      <source>The keyboard goes to the chart; one is made where there is none.</source>
      <translation>键盘转到图表；没有就新建一个。</translation>
    </message>
    <message>
      <source>The keyboard goes to the depth ladder; one is made where there is none.</source>
      <translation>键盘转到盘口；没有就新建一个。</translation>
    </message>
    <message>
      <source>The keyboard goes to the instrument panel; one is made where there is none.</source>
      <translation>键盘转到标的面板；没有就新建一个。</translation>
    </message>
    <message>
      <source>The keyboard goes to the next panel of the window.</source>
      <translation>键盘转到窗口的下一个面板。</translation>
    </message>
    <message>
      <source>The keyboard goes to the panel before.</source>
      <translation>键盘转到前一个面板。</translation>
    </message>
    <message>
      <source>The keyboard goes to the tape; one is made where there is none.</source>
      <translation>键盘转到逐笔成交；没有就新建一个。</translation>
    </message>
    <message>
      <source>The keyboard goes to the watchlist; one is made where there is none.</source>
      <translation>键盘转到自选列表；没有就新建一个。</translation>
    </message>
    <message>
      <source>The last change of the symbol's drawings is taken back.</source>
      <translation>撤回这个代码画线的上一次改动。</translation>
    </message>
    <message>
      <source>The list of the next tab.</source>
      <translation>下一个标签的列表。</translation>
    </message>
    <message>
      <source>The list of the tab before.</source>
      <translation>前一个标签的列表。</translation>
    </message>
    <message>
      <source>The marked prints as a spreadsheet reads them.</source>
      <translation>标记的成交，电子表格可直接读取。</translation>
    </message>
    <message>
      <source>The market comes back to the middle.</source>
      <translation>行情回到中间。</translation>
    </message>
    <message>
      <source>The newest bars at the usual width.</source>
      <translation>最新的K线，常用的宽度。</translation>
    </message>
    <message>
      <source>The newest prints again after scrolling.</source>
      <translation>滚动之后回到最新成交。</translation>
    </message>
    <message>
      <source>The next click on the chart draws it.</source>
      <translation>下一次点击图表时画出。</translation>
    </message>
    <message>
      <source>The next row of the watchlist in the same link group.</source>
      <translation>同一联动组自选列表的下一行。</translation>
    </message>
    <message>
      <source>The next two clicks on the chart draw it.</source>
      <translation>接下来在图表上点两下画出。</translation>
    </message>
    <message>
      <source>The next two clicks on the chart draw them.</source>
      <translation>接下来在图表上点两下画出。</translation>
    </message>
    <message>
      <source>The other one of the two.</source>
      <translation>切换到另一个主题。</translation>
    </message>
    <message>
      <source>The prints stand still, counting goes on.</source>
      <translation>成交停住，计数继续。</translation>
    </message>
    <message>
      <source>The provider of the column goes one place to the left.</source>
      <translation>该列的数据源左移一位。</translation>
    </message>
    <message>
      <source>The provider of the column goes one place to the right.</source>
      <translation>该列的数据源右移一位。</translation>
    </message>
    <message>
      <source>The provider of the column serves the selected symbols where it can.</source>
      <translation>所选品种尽量由该列的数据源提供。</translation>
    </message>
    <message>
      <source>The quota panel: what the plan allows and what is used.</source>
      <translation>额度面板：套餐允许多少，用了多少。</translation>
    </message>
    <message>
      <source>The row above, in all panels of the link group.</source>
      <translation>转到上一行，联动组的所有面板跟随。</translation>
    </message>
    <message>
      <source>The row before in the watchlist of the same link group.</source>
      <translation>同一联动组自选列表的上一行。</translation>
    </message>
    <message>
      <source>The row below, in all panels of the link group.</source>
      <translation>转到下一行，联动组的所有面板跟随。</translation>
    </message>
    <message>
      <source>The same list with commands only.</source>
      <translation>同一个列表，只列命令。</translation>
    </message>
    <message>
      <source>The selected alerts are armed or put to rest.</source>
      <translation>选中的提醒启用或停用。</translation>
    </message>
    <message>
      <source>The selected alerts go.</source>
      <translation>删除选中的提醒。</translation>
    </message>
    <message>
      <source>The selected codes, one a line.</source>
      <translation>选中的代码，每行一个。</translation>
    </message>
    <message>
      <source>The selected names, one a line.</source>
      <translation>选中的名称，每行一个。</translation>
    </message>
    <message>
      <source>The selected rows as a spreadsheet reads them.</source>
      <translation>选中的行，电子表格可直接读取。</translation>
    </message>
    <message>
      <source>The selected rows get this colour tag, or lose it.</source>
      <translation>给选中的行加上这个颜色标记；已有则去掉。</translation>
    </message>
    <message>
      <source>The selected rows go one place down in the list's own order.</source>
      <translation>选中的行在自定顺序里下移一位。</translation>
    </message>
    <message>
      <source>The selected rows go one place up in the list's own order.</source>
      <translation>选中的行在自定顺序里上移一位。</translation>
    </message>
    <message>
      <source>The selected rows leave the list; it can be undone.</source>
      <translation>选中的行离开列表；可以撤销。</translation>
    </message>
    <message>
      <source>The selected rows lose their colour tag.</source>
      <translation>选中的行去掉颜色标记。</translation>
    </message>
    <message>
      <source>The selected rows, else all, as a table.</source>
      <translation>以表格形式复制所选行，未选则复制全部。</translation>
    </message>
    <message>
      <source>The selected symbols are served by the first provider that covers them.</source>
      <translation>所选品种由第一个可提供它们的数据源提供。</translation>
    </message>
    <message>
      <source>The symbol of the active panel goes to the end of the first watchlist.</source>
      <translation>当前面板的代码加到第一个自选列表末尾。</translation>
    </message>
    <message>
      <source>The window over the whole screen, and back.</source>
      <translation>窗口占满整个屏幕，再按一次恢复。</translation>
    </message>
    <message>
      <source>The workspace begins anew as its ready-made arrangement.</source>
      <translation>工作区恢复为预设的布局。</translation>
    </message>
    <message>
      <source>The workspace of the next tab.</source>
      <translation>下一个标签的工作区。</translation>
    </message>
    <message>
      <source>The workspace of the tab before.</source>
      <translation>前一个标签的工作区。</translation>
    </message>
    <message>
      <source>Tiers, joins, sounds, columns.</source>
      <translation>分档、合并、声音、列。</translation>
    </message>
    <message>
      <source>Type a day, the chart goes there.</source>
      <translation>输入日期，图表转到那里。</translation>
    </message>
    <message>
      <source>Type another name for the row.</source>
      <translation>给这一行输入另一个名称。</translation>
    </message>
    <message>
      <source>Type another name in its tab.</source>
      <translation>在标签里输入新名称。</translation>
    </message>
    <message>
      <source>Undo a drawing</source>
      <translation>撤销画线</translation>
    </message>
    <message>
      <source>Undo the last change of lists</source>
      <translation>撤销上一次列表修改</translation>
    </message>
    <message>
      <source>Usual order of providers</source>
      <translation>数据源默认次序</translation>
    </message>
    <message>
      <source>Version and licences.</source>
      <translation>版本与许可。</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自选</translation>
    </message>
    <message>
      <source>What is computed over and under the bars.</source>
      <translation>在K线上方和下方计算的指标。</translation>
    </message>
    <message>
      <source>What the chart shows goes to a file.</source>
      <translation>图表画面存为文件。</translation>
    </message>
    <message>
      <source>What the chart shows goes to the clipboard.</source>
      <translation>图表画面复制到剪贴板。</translation>
    </message>
    <message>
      <source>What the tape shows goes to a table file.</source>
      <translation>显示的成交存为表格文件。</translation>
    </message>
    <message>
      <source>What was removed, moved or renamed last comes back.</source>
      <translation>最近移除、移动或改名的内容恢复。</translation>
    </message>
    <message>
      <source>What was taken back is done again.</source>
      <translation>重新做刚撤回的改动。</translation>
    </message>
    <message>
      <source>Whether ends are drawn to the bar's prices.</source>
      <translation>端点是否吸附到K线的价格。</translation>
    </message>
    <message>
      <source>Which provider covers which symbol of your lists.</source>
      <translation>各数据源覆盖您列表中的哪些品种。</translation>
    </message>
    <message>
      <source>Which provider, and the key for it.</source>
      <translation>用哪个数据源，以及它的密钥。</translation>
    </message>
    <message>
      <source>Write about the row.</source>
      <translation>给这一行写备注。</translation>
    </message>
  </context>
  <context>
    <name>CompareBox</name>
    <message>
      <source>Compare with</source>
      <translation>叠加对比</translation>
    </message>
    <message>
      <source>Compare with: code or name</source>
      <translation>叠加对比：代码或名称</translation>
    </message>
    <message>
      <source>Costs one history and one live quote</source>
      <translation>占用一份历史行情和一个实时报价</translation>
    </message>
    <message>
      <source>Nothing found. A symbol can be typed in full, such as HK:700</source>
      <translation>没有找到，可输入完整代码，例如 HK:700</translation>
    </message>
  </context>
  <context>
    <name>Connection</name>
    <message>
      <source> Check the key for missing characters, or ask the provider whether it has expired.</source>
      <translation>请检查密钥是否缺字符，或向数据源询问是否已过期。</translation>
    </message>
    <message>
      <source> Next try in {0} s (attempt {1}).</source>
      <translation>{0} 秒后重连（第 {1} 次）。</translation>
    </message>
    <message>
      <source> Next try in {0} s.</source>
      <translation>{0} 秒后重连。</translation>
    </message>
    <message>
      <source> Renew it with the provider, or enter another one.</source>
      <translation>请向数据商续期，或换一个密钥。</translation>
    </message>
    <message>
      <source> Trying again now.</source>
      <translation>正在重连。</translation>
    </message>
    <message>
      <source>Another program uses this key.</source>
      <translation>另一个程序正在使用这个密钥。</translation>
    </message>
    <message>
      <source>Another qosdesk on this computer uses this key.</source>
      <translation>本机的另一个 qosdesk 正在使用此密钥。</translation>
    </message>
    <message>
      <source>CONNECTED</source>
      <translation>已连接</translation>
    </message>
    <message>
      <source>CONNECTING</source>
      <translation>连接中</translation>
    </message>
    <message>
      <source>DEMO</source>
      <translation>DEMO 演示</translation>
    </message>
    <message>
      <source>Demo exchange</source>
      <translation>演示交易所</translation>
    </message>
    <message>
      <source>Enter a provider key</source>
      <translation>输入服务商密钥</translation>
    </message>
    <message>
      <source>Key in use by another desk.</source>
      <translation>密钥正被另一个窗口程序使用。</translation>
    </message>
    <message>
      <source>LIVE</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Link lost {0}.</source>
      <translation>{0} 断开，</translation>
    </message>
    <message>
      <source>Link lost.</source>
      <translation>连接断开，</translation>
    </message>
    <message>
      <source>OFFLINE</source>
      <translation>离线</translation>
    </message>
    <message>
      <source>Offline since {0}.</source>
      <translation>{0} 起离线。</translation>
    </message>
    <message>
      <source>Offline.</source>
      <translation>离线。</translation>
    </message>
    <message>
      <source>Open settings</source>
      <translation>打开设置</translation>
    </message>
    <message>
      <source>Prices come from a demo exchange on this computer. Nothing here is a real quote.</source>
      <translation>价格来自本机的演示交易所，全部不是真实行情。</translation>
    </message>
    <message>
      <source>RECONNECTING</source>
      <translation>重连中</translation>
    </message>
    <message>
      <source>REFUSED</source>
      <translation>被拒绝</translation>
    </message>
    <message>
      <source>This {0} key has expired.</source>
      <translation>这个 {0} 密钥已过期。</translation>
    </message>
    <message>
      <source>This {0} key has expired. No retry is made until the key changes.</source>
      <translation>这个 {0} 密钥已过期。更换密钥之前不会重试。</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>立即重连</translation>
    </message>
    <message>
      <source>Use here anyway</source>
      <translation>仍在此处使用</translation>
    </message>
    <message>
      <source>in {0} s</source>
      <translation>{0} 秒后</translation>
    </message>
    <message>
      <source>made-up prices</source>
      <translation>虚构价格</translation>
    </message>
    <message>
      <source>no quotes yet</source>
      <translation>尚无行情</translation>
    </message>
    <message>
      <source>since {0}</source>
      <translation>自 {0}</translation>
    </message>
    <message>
      <source>{0} connected</source>
      <translation>{0} 已连接</translation>
    </message>
    <message>
      <source>{0} connected, no quotes yet</source>
      <translation>{0} 已连接，尚无行情</translation>
    </message>
    <message>
      <source>{0} connecting</source>
      <translation>{0} 连接中</translation>
    </message>
    <message>
      <source>{0} d {1} h</source>
      <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
      <source>{0} h {1} min</source>
      <translation>{0} 小时 {1} 分钟</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分钟</translation>
    </message>
    <message>
      <source>{0} of {1} streams confirmed</source>
      <translation>已确认 {0} / {1} 个订阅</translation>
    </message>
    <message>
      <source>{0} offline</source>
      <translation>{0} 离线</translation>
    </message>
    <message>
      <source>{0} reconnecting</source>
      <translation>{0} 重连中</translation>
    </message>
    <message>
      <source>{0} refused the key</source>
      <translation>{0} 拒绝了密钥</translation>
    </message>
    <message>
      <source>{0} refused this key.</source>
      <translation>{0} 拒绝了这个密钥。</translation>
    </message>
    <message>
      <source>{0} refused this key. No retry is made until the key changes.</source>
      <translation>{0} 拒绝了这个密钥。更换密钥之前不会重试。</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
  </context>
  <context>
    <name>Coverage</name>
    <message>
      <source>It serves now.</source>
      <translation>目前由它提供。</translation>
    </message>
    <message>
      <source>connecting</source>
      <translation>连接中</translation>
    </message>
    <message>
      <source>covers</source>
      <translation>可提供</translation>
    </message>
    <message>
      <source>key refused</source>
      <translation>密钥被拒绝</translation>
    </message>
    <message>
      <source>lost</source>
      <translation>断开</translation>
    </message>
    <message>
      <source>no</source>
      <translation>无</translation>
    </message>
    <message>
      <source>nobody {0}</source>
      <translation>无人提供 {0}</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>离线</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>被拒绝</translation>
    </message>
    <message>
      <source>serves</source>
      <translation>提供中</translation>
    </message>
    <message>
      <source>usual order</source>
      <translation>默认次序</translation>
    </message>
    <message>
      <source>{0} covers it.</source>
      <translation>{0} 可提供。</translation>
    </message>
    <message>
      <source>{0} covers {1} of {2}</source>
      <translation>{0} 可提供 {2} 个中的 {1} 个</translation>
    </message>
    <message>
      <source>{0} of {1} stands in: similar, but not the same instrument. You chose it.</source>
      <translation>由 {1} 的 {0} 代替：相近，但不是同一品种。由您指定。</translation>
    </message>
  </context>
  <context>
    <name>CoverageModel</name>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Preference</source>
      <translation>首选</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>{0}: place {1} in the order. Right-click to move it.</source>
      <translation>{0}：次序第 {1}。右键可移动。</translation>
    </message>
  </context>
  <context>
    <name>CoveragePanel</name>
    <message>
      <source>Add a provider…</source>
      <translation>添加数据源…</translation>
    </message>
    <message>
      <source>All lists</source>
      <translation>全部列表</translation>
    </message>
    <message>
      <source>Code or name</source>
      <translation>代码或名称</translation>
    </message>
    <message>
      <source>Copy rows</source>
      <translation>复制所选行</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆盖范围</translation>
    </message>
    <message>
      <source>Earlier in the order</source>
      <translation>次序提前</translation>
    </message>
    <message>
      <source>Later in the order</source>
      <translation>次序推后</translation>
    </message>
    <message>
      <source>Let another code of {0} stand in…</source>
      <translation>用 {0} 的其他代码代替…</translation>
    </message>
    <message>
      <source>List</source>
      <translation>列表</translation>
    </message>
    <message>
      <source>No provider is in use yet. What each one covers is shown once one is connected.</source>
      <translation>还没有使用中的数据源。连接之后，这里显示每个数据源的覆盖范围。</translation>
    </message>
    <message>
      <source>No symbol of this list has this in its code or name. Clear the filter to see all.</source>
      <translation>此列表中没有代码或名称包含该文字的品种。清除筛选可查看全部。</translation>
    </message>
    <message>
      <source>Only symbols with this in code or name</source>
      <translation>只显示代码或名称包含该文字的品种</translation>
    </message>
    <message>
      <source>Only {0} is in use. A second provider takes over where the first one fails.</source>
      <translation>目前只用 {0}。再添加一个数据源，前者中断时由它接替。</translation>
    </message>
    <message>
      <source>Open chart</source>
      <translation>打开图表</translation>
    </message>
    <message>
      <source>Prefer {0}</source>
      <translation>首选 {0}</translation>
    </message>
    <message>
      <source>There are no symbols in this list. Add some in a watchlist, and they are shown here.</source>
      <translation>此列表中没有品种。在自选列表中添加后会显示在这里。</translation>
    </message>
    <message>
      <source>Usual order</source>
      <translation>默认次序</translation>
    </message>
  </context>
  <context>
    <name>DateBox</name>
    <message>
      <source>A date such as 2024-05-17, 2024-05-17 10:30 or 5/17</source>
      <translation>输入日期，如 2024-05-17、2024-05-17 10:30 或 5/17</translation>
    </message>
    <message>
      <source>Go to date</source>
      <translation>跳转到日期</translation>
    </message>
    <message>
      <source>Not a date: write 2024-05-17, 2024-05-17 10:30 or 5/17</source>
      <translation>不是日期：请写 2024-05-17、2024-05-17 10:30 或 5/17</translation>
    </message>
  </context>
  <context>
    <name>Diagnostics</name>
    <message>
      <source> (this computer is ahead)</source>
      <translation>（本机时钟偏快）</translation>
    </message>
    <message>
      <source> (this computer is behind)</source>
      <translation>（本机时钟偏慢）</translation>
    </message>
    <message>
      <source> and {0} more</source>
      <translation> 等，另有 {0} 个</translation>
    </message>
    <message>
      <source> since {0} ({1})</source>
      <translation>，自 {0} 起（{1}）</translation>
    </message>
    <message>
      <source>, late p50 {0} ms, p99 {1} ms</source>
      <translation>，延后 p50 {0} 毫秒，p99 {1} 毫秒</translation>
    </message>
    <message>
      <source>16.7 ms = one frame</source>
      <translation>16.7 毫秒 = 一帧</translation>
    </message>
    <message>
      <source>A request failed. {0}</source>
      <translation>一次请求失败。{0}</translation>
    </message>
    <message>
      <source>Another program uses this key and the plan allows no more connections. Close it there, or wait: it is tried again once a minute.</source>
      <translation>另一个程序正在使用这个密钥，套餐不允许更多连接。请在那边关闭，或等待：每分钟重试一次。</translation>
    </message>
    <message>
      <source>Clock offset</source>
      <translation>时钟偏差</translation>
    </message>
    <message>
      <source>Connected.</source>
      <translation>已连接。</translation>
    </message>
    <message>
      <source>Connection</source>
      <translation>连接</translation>
    </message>
    <message>
      <source>Delays are measured anew. Let the system set its clock by itself.</source>
      <translation>延迟重新测量。请让系统自动校时。</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Events</source>
      <translation>事件</translation>
    </message>
    <message>
      <source>Frames</source>
      <translation>帧</translation>
    </message>
    <message>
      <source>K-line</source>
      <translation>K 线</translation>
    </message>
    <message>
      <source>Known when the first heartbeat has come back: it tells how the two clocks differ.</source>
      <translation>收到第一个心跳回复后才知道：由它得出两边时钟的差。</translation>
    </message>
    <message>
      <source>Link lost. {0}</source>
      <translation>连接断开。{0}</translation>
    </message>
    <message>
      <source>More was asked in a minute than the plan allows, by this desk or by another program with the same key. It is asked again when the plan allows it.</source>
      <translation>一分钟内的请求超过套餐允许的次数，可能来自本程序，也可能来自使用同一密钥的其他程序。套餐允许时会再次请求。</translation>
    </message>
    <message>
      <source>No connection could be made or it was closed. It is tried again; if that goes on, check the network, the VPN or the firewall.</source>
      <translation>无法建立连接，或连接被关闭。会自动重试；若一直如此，请检查网络、VPN 或防火墙。</translation>
    </message>
    <message>
      <source>Not streamed: {0}</source>
      <translation>未能推送：{0}</translation>
    </message>
    <message>
      <source>Nothing happened yet.</source>
      <translation>还没有事件。</translation>
    </message>
    <message>
      <source>Nothing heard yet of {0}.</source>
      <translation>尚未收到 {0} 的数据。</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Receive → painted</source>
      <translation>接收 → 绘制</translation>
    </message>
    <message>
      <source>Reconnects</source>
      <translation>重连次数</translation>
    </message>
    <message>
      <source>Silent</source>
      <translation>无数据</translation>
    </message>
    <message>
      <source>Snapshots</source>
      <translation>快照</translation>
    </message>
    <message>
      <source>Stamps of whole seconds and the difference of two clocks allow an interval only. A snapshot may carry the time of its last trade, which is earlier; K-lines carry no stamp.</source>
      <translation>时间戳只到整秒，且两边时钟有差，因此只能给出区间。快照可能带的是最后一笔成交的时间，会更早；K 线没有时间戳。</translation>
    </message>
    <message>
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Stream</source>
      <translation>数据流</translation>
    </message>
    <message>
      <source>Streams</source>
      <translation>订阅</translation>
    </message>
    <message>
      <source>Subscribed, but nothing came. The market may be quiet or closed; if it trades elsewhere, the provider does not send this symbol.</source>
      <translation>已订阅，但没有数据。可能是市场清淡或休市；若别处有成交，则是数据商不推送这个代码。</translation>
    </message>
    <message>
      <source>The answer was not what the provider documents, or something on the way answered in its place. If it goes on, send these diagnostics to the makers of qosdesk.</source>
      <translation>回复与数据商文档不符，或被途中的设备代为回复。若一直如此，请把这份诊断信息发给 qosdesk 的开发者。</translation>
    </message>
    <message>
      <source>The key was refused. {0}</source>
      <translation>密钥被拒绝。{0}</translation>
    </message>
    <message>
      <source>The lower limit is kept from now on. What has no live slot is polled, other requests wait longer.</source>
      <translation>此后按较低的限额执行。没有实时名额的改为轮询，其他请求等待更久。</translation>
    </message>
    <message>
      <source>The plan allows fewer live products. Show fewer symbols, or check the plan's limits in the quota panel.</source>
      <translation>套餐允许的实时产品数较少。请减少显示的代码，或在额度面板核对套餐限额。</translation>
    </message>
    <message>
      <source>The provider allows less than the plan says. {0}</source>
      <translation>数据商允许的少于套餐所列。{0}</translation>
    </message>
    <message>
      <source>The provider does not know this key. Check it for missing characters.</source>
      <translation>数据商不认识这个密钥。请检查是否缺少字符。</translation>
    </message>
    <message>
      <source>The provider does not offer this for the symbol or the plan.</source>
      <translation>数据商不为这个代码或套餐提供此项。</translation>
    </message>
    <message>
      <source>The provider refused it in its own words.</source>
      <translation>数据商拒绝了它，原话如上。</translation>
    </message>
    <message>
      <source>The server did not answer in time: the network or the provider is slow or down. Nothing needs to be done, it is tried again.</source>
      <translation>服务器没有及时回复：网络或数据商缓慢或中断。无需操作，会自动重试。</translation>
    </message>
    <message>
      <source>The term of this key is over. Ask the provider to renew it.</source>
      <translation>这个密钥已过期。请向数据商续期。</translation>
    </message>
    <message>
      <source>This computer's clock was moved by {0}.</source>
      <translation>本机时钟被调整了 {0}。</translation>
    </message>
    <message>
      <source>Trades</source>
      <translation>成交</translation>
    </message>
    <message>
      <source>Vendor → receive</source>
      <translation>数据商 → 接收</translation>
    </message>
    <message>
      <source>Waiting for</source>
      <translation>等待</translation>
    </message>
    <message>
      <source>last</source>
      <translation>最近</translation>
    </message>
    <message>
      <source>last minute</source>
      <translation>最近一分钟</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>样本</translation>
    </message>
    <message>
      <source>msg/s</source>
      <translation>条/秒</translation>
    </message>
    <message>
      <source>newest first</source>
      <translation>最新在前</translation>
    </message>
    <message>
      <source>p50 ms</source>
      <translation>p50 毫秒</translation>
    </message>
    <message>
      <source>p50, last 5 minutes</source>
      <translation>p50，最近 5 分钟</translation>
    </message>
    <message>
      <source>p95 ms</source>
      <translation>p95 毫秒</translation>
    </message>
    <message>
      <source>p99</source>
      <translation>p99</translation>
    </message>
    <message>
      <source>p99 ms</source>
      <translation>p99 毫秒</translation>
    </message>
    <message>
      <source>symbols</source>
      <translation>代码数</translation>
    </message>
    <message>
      <source>{0} a second</source>
      <translation>每秒 {0}</translation>
    </message>
    <message>
      <source>{0} of {1} confirmed</source>
      <translation>已确认 {0}/{1}</translation>
    </message>
    <message>
      <source>{0} to {1} s</source>
      <translation>{0} 至 {1} 秒</translation>
    </message>
  </context>
  <context>
    <name>DiagnosticsPanel</name>
    <message>
      <source>Copied. The key is never included.</source>
      <translation>已复制，不含密钥。</translation>
    </message>
    <message>
      <source>Copy diagnostics</source>
      <translation>复制诊断信息</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <translation>诊断</translation>
    </message>
    <message>
      <source>Save diagnostics</source>
      <translation>保存诊断信息</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>保存…</translation>
    </message>
    <message>
      <source>The key is never included.</source>
      <translation>绝不包含密钥。</translation>
    </message>
  </context>
  <context>
    <name>DrawButton</name>
    <message>
      <source>Draw</source>
      <translation>画线</translation>
    </message>
    <message>
      <source>Draw: {0}</source>
      <translation>画线：{0}</translation>
    </message>
  </context>
  <context>
    <name>DrawingPalette</name>
    <message>
      <source>Magnet: snap to open, high, low, close. Ctrl inverts it</source>
      <translation>磁吸：吸附到开、高、低、收价，按住 Ctrl 反转</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Remove all drawings</source>
      <translation>清除全部画线</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
  </context>
  <context>
    <name>EmptyList</name>
    <message>
      <source>Add symbol</source>
      <translation>添加代码</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>清除筛选</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>导入…</translation>
    </message>
    <message>
      <source>No row matches the filter</source>
      <translation>没有符合筛选的行</translation>
    </message>
    <message>
      <source>Or paste rows from Excel, Futu, TradingView or 通达信.</source>
      <translation>也可以从 Excel、富途、TradingView 或通达信粘贴。</translation>
    </message>
    <message>
      <source>The list has rows of other kinds.</source>
      <translation>列表中有其他类型的行。</translation>
    </message>
    <message>
      <source>This list is empty</source>
      <translation>列表为空</translation>
    </message>
    <message>
      <source>Type a code or name anywhere to add a symbol.</source>
      <translation>在任意位置输入代码或名称即可添加。</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>Export as a table…</source>
      <translation>导出为表格…</translation>
    </message>
    <message>
      <source>Export codes…</source>
      <translation>导出代码…</translation>
    </message>
    <message>
      <source>Export for TradingView…</source>
      <translation>导出给 TradingView…</translation>
    </message>
    <message>
      <source>Export list</source>
      <translation>导出列表</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>表格 (*.csv)</translation>
    </message>
    <message>
      <source>Text (*.txt)</source>
      <translation>文本 (*.txt)</translation>
    </message>
  </context>
  <context>
    <name>FileSaver</name>
    <message>
      <source>The file was not written: {0}</source>
      <translation>文件未能写入：{0}</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>清除筛选</translation>
    </message>
    <message>
      <source>Code or name</source>
      <translation>代码或名称</translation>
    </message>
    <message>
      <source>Filter by code or name</source>
      <translation>按代码或名称筛选</translation>
    </message>
    <message>
      <source>Most active</source>
      <translation>成交额榜</translation>
    </message>
    <message>
      <source>Movers</source>
      <translation>排行</translation>
    </message>
    <message>
      <source>Tag {0}</source>
      <translation>标记 {0}</translation>
    </message>
    <message>
      <source>Top gainers</source>
      <translation>涨幅榜</translation>
    </message>
    <message>
      <source>Top losers</source>
      <translation>跌幅榜</translation>
    </message>
    <message>
      <source>Unusual: 5 % or 3 × volume</source>
      <translation>异动：5% 或量比 3 倍</translation>
    </message>
    <message>
      <source>{0} hidden</source>
      <translation>隐藏 {0} 行</translation>
    </message>
  </context>
  <context>
    <name>FirstList</name>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Crypto</source>
      <translation>加密货币</translation>
    </message>
    <message>
      <source>Hong Kong</source>
      <translation>港股</translation>
    </message>
    <message>
      <source>Macro</source>
      <translation>宏观</translation>
    </message>
    <message>
      <source>Mainland China</source>
      <translation>沪深</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>美股</translation>
    </message>
  </context>
  <context>
    <name>FolderPart</name>
    <message>
      <source>Backups</source>
      <translation>备份</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Lists, layouts, alerts and settings are copied to the backups every day. To have the folder elsewhere, set QOSDESK_DATA_DIR before the start.</source>
      <translation>自选、布局、预警和设置每天自动备份。要把文件夹放到别处，请在启动前设置 QOSDESK_DATA_DIR。</translation>
    </message>
    <message>
      <source>Open backups</source>
      <translation>打开备份</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
  </context>
  <context>
    <name>Formulas</name>
    <message>
      <source>(best ask {ask} − best bid {bid}) ÷ their mean × 10,000</source>
      <translation>(卖一 {ask} − 买一 {bid}) ÷ 两者均值 × 10,000</translation>
    </message>
    <message>
      <source>(bid sizes {bids} − ask sizes {asks}) ÷ (bid sizes + ask sizes)</source>
      <translation>(委买量 {bids} − 委卖量 {asks}) ÷ (委买量 + 委卖量)</translation>
    </message>
    <message>
      <source>(high {high} − low {low}) ÷ previous close {prev_close}</source>
      <translation>(最高 {high} − 最低 {low}) ÷ 昨收 {prev_close}</translation>
    </message>
    <message>
      <source>(last {last} − low {low}) ÷ (high {high} − low)</source>
      <translation>(最新价 {last} − 最低 {low}) ÷ (最高 {high} − 最低)</translation>
    </message>
    <message>
      <source>(last {last} − {basis} {reference}) ÷ {basis} {reference}</source>
      <translation>(最新价 {last} − {basis} {reference}) ÷ {basis} {reference}</translation>
    </message>
    <message>
      <source>P/B</source>
      <translation>市净率</translation>
    </message>
    <message>
      <source>P/E</source>
      <translation>市盈率</translation>
    </message>
    <message>
      <source>amplitude</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>average</source>
      <translation>平均</translation>
    </message>
    <message>
      <source>average price</source>
      <translation>均价</translation>
    </message>
    <message>
      <source>best ask {ask} − best bid {bid}</source>
      <translation>卖一 {ask} − 买一 {bid}</translation>
    </message>
    <message>
      <source>bid/ask ratio</source>
      <translation>委比</translation>
    </message>
    <message>
      <source>book value as the vendor gives it</source>
      <translation>每股净资产以数据源所给为准</translation>
    </message>
    <message>
      <source>change</source>
      <translation>涨跌</translation>
    </message>
    <message>
      <source>change in percent</source>
      <translation>涨跌幅</translation>
    </message>
    <message>
      <source>dividend yield</source>
      <translation>股息率</translation>
    </message>
    <message>
      <source>dividend {dividend} ÷ last {last}</source>
      <translation>股息 {dividend} ÷ 最新价 {last}</translation>
    </message>
    <message>
      <source>earnings as the vendor gives them</source>
      <translation>每股收益以数据源所给为准</translation>
    </message>
    <message>
      <source>float cap</source>
      <translation>流通市值</translation>
    </message>
    <message>
      <source>from daily bars as traded, not adjusted for splits and dividends</source>
      <translation>取自未复权日K，未按拆股和分红调整</translation>
    </message>
    <message>
      <source>inferred: the vendor's dividend figure reads as cash per share, which its document does not say</source>
      <translation>推断：数据源的股息数值看来是每股现金，其文档未说明</translation>
    </message>
    <message>
      <source>last {last} × all shares {shares}</source>
      <translation>最新价 {last} × 总股本 {shares}</translation>
    </message>
    <message>
      <source>last {last} × shares that trade {float_shares}</source>
      <translation>最新价 {last} × 流通股 {float_shares}</translation>
    </message>
    <message>
      <source>last {last} ÷ book value per share {bps}</source>
      <translation>最新价 {last} ÷ 每股净资产 {bps}</translation>
    </message>
    <message>
      <source>last {last} ÷ earnings per share {eps}</source>
      <translation>最新价 {last} ÷ 每股收益 {eps}</translation>
    </message>
    <message>
      <source>last {last} − {basis} {reference}</source>
      <translation>最新价 {last} − {basis} {reference}</translation>
    </message>
    <message>
      <source>market cap</source>
      <translation>总市值</translation>
    </message>
    <message>
      <source>mean change of the rows whose change is known</source>
      <translation>涨跌幅已知各行的平均值</translation>
    </message>
    <message>
      <source>of the levels received</source>
      <translation>按收到的档位计算</translation>
    </message>
    <message>
      <source>position in the 52-week range</source>
      <translation>52 周区间位置</translation>
    </message>
    <message>
      <source>spread</source>
      <translation>价差</translation>
    </message>
    <message>
      <source>spread in basis points</source>
      <translation>价差（基点）</translation>
    </message>
    <message>
      <source>turnover rate</source>
      <translation>换手率</translation>
    </message>
    <message>
      <source>turnover {turnover} ÷ volume {volume}</source>
      <translation>成交额 {turnover} ÷ 成交量 {volume}</translation>
    </message>
    <message>
      <source>volume a minute today {today} ÷ volume a minute of the last 5 days {usual}</source>
      <translation>今日每分钟成交量 {today} ÷ 前 5 日每分钟成交量 {usual}</translation>
    </message>
    <message>
      <source>volume ratio</source>
      <translation>量比</translation>
    </message>
    <message>
      <source>volume {volume} ÷ shares that trade {float_shares}</source>
      <translation>成交量 {volume} ÷ 流通股 {float_shares}</translation>
    </message>
  </context>
  <context>
    <name>Import</name>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>1 line from {0}</source>
      <translation>来自{0}的 1 行</translation>
    </message>
    <message>
      <source>Already in the list</source>
      <translation>列表中已有</translation>
    </message>
    <message>
      <source>Ambiguous</source>
      <translation>有歧义</translation>
    </message>
    <message>
      <source>Ambiguous: {0}</source>
      <translation>有歧义：{0}</translation>
    </message>
    <message>
      <source>Ambiguous: {0}, its last digit missing</source>
      <translation>有歧义：{0}（缺最后一位）</translation>
    </message>
    <message>
      <source>Ambiguous: {0}, its zeros cut off</source>
      <translation>有歧义：{0}（开头的零被截掉）</translation>
    </message>
    <message>
      <source>Code and name differ: {0}</source>
      <translation>代码与名称不一致：{0}</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>重复</translation>
    </message>
    <message>
      <source>Duplicate of line {0}</source>
      <translation>与第 {0} 行重复</translation>
    </message>
    <message>
      <source>No code of market {0}</source>
      <translation>不是 {0} 市场的代码</translation>
    </message>
    <message>
      <source>Not a code</source>
      <translation>不是代码</translation>
    </message>
    <message>
      <source>Not in the product lists of {0}</source>
      <translation>不在 {0} 的产品列表里</translation>
    </message>
    <message>
      <source>Not in the product lists of {0}. Choose what it is, or leave it out</source>
      <translation>不在 {0} 的产品列表里。请选择它是什么，或不导入</translation>
    </message>
    <message>
      <source>Not the same, but near: {0}</source>
      <translation>不完全相同，但接近：{0}</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>可导入</translation>
    </message>
    <message>
      <source>Only the first 5,000 lines were read.</source>
      <translation>只读取了前 5,000 行。</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>TDX</source>
      <translation>通达信</translation>
    </message>
    <message>
      <source>The file can't be opened. Check that it is there and not in use.</source>
      <translation>无法打开文件。请确认它存在且没有被占用。</translation>
    </message>
    <message>
      <source>There is no text on the clipboard. Copy a list and press Ctrl+V, or open a file.</source>
      <translation>剪贴板里没有文本。复制一个列表后按 Ctrl+V，或打开文件。</translation>
    </message>
    <message>
      <source>This is not a text. Save the list as CSV or text, or copy its cells and paste them.</source>
      <translation>这不是文本。请把列表另存为 CSV 或文本，或复制单元格后粘贴。</translation>
    </message>
    <message>
      <source>This is too big for a list of symbols: at most 4 MB are read.</source>
      <translation>作为代码列表，这个文件太大：最多读取 4 MB。</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>未识别</translation>
    </message>
    <message>
      <source>Xueqiu</source>
      <translation>雪球</translation>
    </message>
    <message>
      <source>bare codes</source>
      <translation>纯代码</translation>
    </message>
    <message>
      <source>crypto exchanges</source>
      <translation>加密货币交易所</translation>
    </message>
    <message>
      <source>names</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>the clipboard</source>
      <translation>剪贴板</translation>
    </message>
    <message>
      <source>{0} and {1}</source>
      <translation>{0}和{1}</translation>
    </message>
    <message>
      <source>{0} has no market {1}</source>
      <translation>{0} 没有 {1} 市场</translation>
    </message>
    <message>
      <source>{0} or {1}</source>
      <translation>{0} 或 {1}</translation>
    </message>
    <message>
      <source>{0}, read as {1}</source>
      <translation>{0}，识别为{1}</translation>
    </message>
    <message>
      <source>{1} lines from {0}</source>
      <translation>来自{0}的 {1} 行</translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message>
      <source>A new list</source>
      <translation>新建列表</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Import symbols</source>
      <translation>导入代码</translation>
    </message>
    <message>
      <source>Import {0}</source>
      <translation>导入 {0} 个</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>导入的列表</translation>
    </message>
    <message>
      <source>Into</source>
      <translation>加入</translation>
    </message>
    <message>
      <source>Lists (*.csv *.txt *.tsv *.blk *.ebk *.xls *.xlsx)</source>
      <translation>列表文件 (*.csv *.txt *.tsv *.blk *.ebk *.xls *.xlsx)</translation>
    </message>
    <message>
      <source>Open file...</source>
      <translation>打开文件…</translation>
    </message>
    <message>
      <source>after {0}</source>
      <translation>{0} 之后</translation>
    </message>
    <message>
      <source>at</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>the end</source>
      <translation>末尾</translation>
    </message>
    <message>
      <source>the start</source>
      <translation>开头</translation>
    </message>
  </context>
  <context>
    <name>ImportModel</name>
    <message>
      <source>Becomes</source>
      <translation>导入为</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>行</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>读到</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>choose...</source>
      <translation>请选择…</translation>
    </message>
  </context>
  <context>
    <name>ImportView</name>
    <message>
      <source>Leave it out</source>
      <translation>不导入</translation>
    </message>
    <message>
      <source>Lines of the import</source>
      <translation>导入的各行</translation>
    </message>
  </context>
  <context>
    <name>Importing</name>
    <message>
      <source>1 symbol was added to {0}.</source>
      <translation>已把 1 个代码加入“{0}”。</translation>
    </message>
    <message>
      <source>{1} symbols were added to {0}.</source>
      <translation>已把 {1} 个代码加入“{0}”。</translation>
    </message>
  </context>
  <context>
    <name>IndicatorControl</name>
    <message>
      <source>Indicators</source>
      <translation>指标</translation>
    </message>
  </context>
  <context>
    <name>IndicatorMenu</name>
    <message>
      <source>Ctrl+Enter: parameters</source>
      <translation>Ctrl+Enter：参数</translation>
    </message>
    <message>
      <source>Delete template</source>
      <translation>删除模板</translation>
    </message>
    <message>
      <source>Enter: on or off</source>
      <translation>Enter：开关</translation>
    </message>
    <message>
      <source>Open the folder of your own indicators: small Python files</source>
      <translation>打开自编指标文件夹（小型 Python 文件）</translation>
    </message>
    <message>
      <source>Reset to the usual indicators</source>
      <translation>恢复默认指标</translation>
    </message>
    <message>
      <source>Save as template…</source>
      <translation>存为模板…</translation>
    </message>
    <message>
      <source>Search indicators</source>
      <translation>搜索指标</translation>
    </message>
    <message>
      <source>Templates</source>
      <translation>模板</translation>
    </message>
    <message>
      <source>Your own…</source>
      <translation>自编指标…</translation>
    </message>
  </context>
  <context>
    <name>Indicators</name>
    <message>
      <source>0 to 100</source>
      <translation>0 至 100</translation>
    </message>
    <message>
      <source>2 × (DIF − DEA)</source>
      <translation>2 × (DIF − DEA)</translation>
    </message>
    <message>
      <source>Acceleration</source>
      <translation>加速因子</translation>
    </message>
    <message>
      <source>Average price of the day</source>
      <translation>当日均价</translation>
    </message>
    <message>
      <source>Average true range</source>
      <translation>平均真实波幅</translation>
    </message>
    <message>
      <source>Bar</source>
      <translation>柱</translation>
    </message>
    <message>
      <source>Bollinger bands</source>
      <translation>布林线</translation>
    </message>
    <message>
      <source>Commodity channel</source>
      <translation>顺势指标</translation>
    </message>
    <message>
      <source>Computing.</source>
      <translation>正在计算。</translation>
    </message>
    <message>
      <source>Convergence / divergence</source>
      <translation>指数平滑异同移动平均</translation>
    </message>
    <message>
      <source>DIF − DEA</source>
      <translation>DIF − DEA</translation>
    </message>
    <message>
      <source>Directional movement</source>
      <translation>趋向指标</translation>
    </message>
    <message>
      <source>Exponential moving averages</source>
      <translation>指数移动平均线</translation>
    </message>
    <message>
      <source>Fast period</source>
      <translation>快线周期</translation>
    </message>
    <message>
      <source>Highest acceleration</source>
      <translation>加速因子上限</translation>
    </message>
    <message>
      <source>It asked for more than {0} GB of memory.</source>
      <translation>它要求的内存超过 {0} GB。</translation>
    </message>
    <message>
      <source>It did not finish within {0} s and was stopped.</source>
      <translation>{0} 秒内没有算完，已停止。</translation>
    </message>
    <message>
      <source>It has no function compute.</source>
      <translation>文件中没有函数 compute。</translation>
    </message>
    <message>
      <source>It stopped with an error: {0}</source>
      <translation>它因错误停止：{0}</translation>
    </message>
    <message>
      <source>Its process ended without an answer ({0}).</source>
      <translation>它的进程没有给出结果就结束了（{0}）。</translation>
    </message>
    <message>
      <source>Moving averages</source>
      <translation>移动平均线</translation>
    </message>
    <message>
      <source>Off until you allow it</source>
      <translation>允许后才会运行</translation>
    </message>
    <message>
      <source>On-balance volume</source>
      <translation>能量潮</translation>
    </message>
    <message>
      <source>Parabolic stop and reverse</source>
      <translation>抛物线转向</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>周期</translation>
    </message>
    <message>
      <source>Period 1</source>
      <translation>周期 1</translation>
    </message>
    <message>
      <source>Period 2</source>
      <translation>周期 2</translation>
    </message>
    <message>
      <source>Period 3</source>
      <translation>周期 3</translation>
    </message>
    <message>
      <source>Period 4</source>
      <translation>周期 4</translation>
    </message>
    <message>
      <source>Period 5</source>
      <translation>周期 5</translation>
    </message>
    <message>
      <source>Period 6</source>
      <translation>周期 6</translation>
    </message>
    <message>
      <source>Period 7</source>
      <translation>周期 7</translation>
    </message>
    <message>
      <source>Range</source>
      <translation>取值范围</translation>
    </message>
    <message>
      <source>Relative strength</source>
      <translation>相对强弱指标</translation>
    </message>
    <message>
      <source>Signal period</source>
      <translation>信号线周期</translation>
    </message>
    <message>
      <source>Simple sums</source>
      <translation>简单求和</translation>
    </message>
    <message>
      <source>Slow period</source>
      <translation>慢线周期</translation>
    </message>
    <message>
      <source>Smoothing</source>
      <translation>平滑方式</translation>
    </message>
    <message>
      <source>Smoothing of ADX</source>
      <translation>ADX 平滑</translation>
    </message>
    <message>
      <source>Smoothing of D</source>
      <translation>D 平滑</translation>
    </message>
    <message>
      <source>Smoothing of K</source>
      <translation>K 平滑</translation>
    </message>
    <message>
      <source>Stochastics</source>
      <translation>随机指标</translation>
    </message>
    <message>
      <source>The average price of the day needs bars shorter than a day.</source>
      <translation>当日均价需要短于一天的周期。</translation>
    </message>
    <message>
      <source>The beginning of this file can't be used: {0}</source>
      <translation>文件开头的说明无法使用：{0}</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Width in deviations</source>
      <translation>带宽（标准差倍数）</translation>
    </message>
    <message>
      <source>Wilder</source>
      <translation>Wilder</translation>
    </message>
    <message>
      <source>Williams %R</source>
      <translation>威廉指标</translation>
    </message>
    <message>
      <source>compute did not return {0}.</source>
      <translation>compute 没有返回 {0}。</translation>
    </message>
    <message>
      <source>compute must return a dict of arrays, not {0}.</source>
      <translation>compute 必须返回由数组组成的 dict，而不是 {0}。</translation>
    </message>
    <message>
      <source>{0} is not in the folder of indicators.</source>
      <translation>指标文件夹里没有 {0}。</translation>
    </message>
    <message>
      <source>{0} may not run yet. Allow it in the Indicators menu.</source>
      <translation>{0} 尚未获准运行。请在“指标”菜单中允许。</translation>
    </message>
    <message>
      <source>{0} must have one number for each bar.</source>
      <translation>{0} 必须为每根 K 线给出一个数。</translation>
    </message>
    <message>
      <source>{0} was changed. Allow it again in the Indicators menu.</source>
      <translation>{0} 已被修改。请在“指标”菜单中重新允许。</translation>
    </message>
    <message>
      <source>−100 to 0</source>
      <translation>−100 至 0</translation>
    </message>
  </context>
  <context>
    <name>InstrumentFields</name>
    <message>
      <source>52-week high</source>
      <translation>52周最高</translation>
    </message>
    <message>
      <source>52-week low</source>
      <translation>52周最低</translation>
    </message>
    <message>
      <source>All shares</source>
      <translation>总股本</translation>
    </message>
    <message>
      <source>Amplitude</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>卖价</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>均价</translation>
    </message>
    <message>
      <source>Bid</source>
      <translation>买价</translation>
    </message>
    <message>
      <source>Bid/ask ratio</source>
      <translation>委比</translation>
    </message>
    <message>
      <source>Book</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Book value/share</source>
      <translation>每股净资产</translation>
    </message>
    <message>
      <source>Currency</source>
      <translation>货币</translation>
    </message>
    <message>
      <source>Dividend/share</source>
      <translation>每股股息</translation>
    </message>
    <message>
      <source>Earnings/share</source>
      <translation>每股收益</translation>
    </message>
    <message>
      <source>Exchange</source>
      <translation>交易所</translation>
    </message>
    <message>
      <source>Float cap</source>
      <translation>流通市值</translation>
    </message>
    <message>
      <source>High</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Lot</source>
      <translation>每手</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>最低</translation>
    </message>
    <message>
      <source>Market cap</source>
      <translation>总市值</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>今开</translation>
    </message>
    <message>
      <source>P/B</source>
      <translation>市净率</translation>
    </message>
    <message>
      <source>P/E</source>
      <translation>市盈率</translation>
    </message>
    <message>
      <source>Prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>Shares and earnings</source>
      <translation>股本与收益</translation>
    </message>
    <message>
      <source>Shares that trade</source>
      <translation>流通股本</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>价差</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Turnover</source>
      <translation>成交额</translation>
    </message>
    <message>
      <source>Turnover rate</source>
      <translation>换手率</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Volume ratio</source>
      <translation>量比</translation>
    </message>
    <message>
      <source>Yield</source>
      <translation>股息率</translation>
    </message>
    <message>
      <source>daily bars until {0}</source>
      <translation>日K至 {0}</translation>
    </message>
    <message>
      <source>instrument data</source>
      <translation>证券资料</translation>
    </message>
    <message>
      <source>lots</source>
      <translation>手</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>shares</source>
      <translation>股</translation>
    </message>
    <message>
      <source>suspended</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>trading</source>
      <translation>交易中</translation>
    </message>
  </context>
  <context>
    <name>InstrumentPanel</name>
    <message>
      <source>52 weeks</source>
      <translation>52 周</translation>
    </message>
    <message>
      <source>Alert at {0}…</source>
      <translation>在 {0} 提醒…</translation>
    </message>
    <message>
      <source>Alert…</source>
      <translation>设置提醒…</translation>
    </message>
    <message>
      <source>Ask for full figures</source>
      <translation>请求完整数据</translation>
    </message>
    <message>
      <source>Copy all figures</source>
      <translation>复制全部数据</translation>
    </message>
    <message>
      <source>Copy {0}</source>
      <translation>复制{0}</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>日内</translation>
    </message>
    <message>
      <source>Extended hours</source>
      <translation>盘前盘后</translation>
    </message>
    <message>
      <source>Halted</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>报价</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>请选择代码</translation>
    </message>
    <message>
      <source>polled {0}</source>
      <translation>轮询 {0}</translation>
    </message>
  </context>
  <context>
    <name>InstrumentSession</name>
    <message>
      <source>Afternoon session</source>
      <translation>下午连续竞价</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>集合竞价</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>已收盘</translation>
    </message>
    <message>
      <source>Hours not known</source>
      <translation>时段未知</translation>
    </message>
    <message>
      <source>Lunch break</source>
      <translation>午间休市</translation>
    </message>
    <message>
      <source>Morning session</source>
      <translation>上午连续竞价</translation>
    </message>
    <message>
      <source>Night session</source>
      <translation>夜盘</translation>
    </message>
    <message>
      <source>Post-market</source>
      <translation>盘后</translation>
    </message>
    <message>
      <source>Pre-market</source>
      <translation>盘前</translation>
    </message>
    <message>
      <source>Regular session</source>
      <translation>盘中</translation>
    </message>
    <message>
      <source>Trades around the clock</source>
      <translation>全天交易</translation>
    </message>
    <message>
      <source>auction in {0}</source>
      <translation>距集合竞价 {0}</translation>
    </message>
    <message>
      <source>closes in {0}</source>
      <translation>距收盘 {0}</translation>
    </message>
    <message>
      <source>closing auction in {0}</source>
      <translation>距收盘竞价 {0}</translation>
    </message>
    <message>
      <source>lunch break in {0}</source>
      <translation>距午休 {0}</translation>
    </message>
    <message>
      <source>night session in {0}</source>
      <translation>距夜盘 {0}</translation>
    </message>
    <message>
      <source>opens in {0}</source>
      <translation>距开盘 {0}</translation>
    </message>
    <message>
      <source>post-market in {0}</source>
      <translation>距盘后 {0}</translation>
    </message>
    <message>
      <source>pre-market in {0}</source>
      <translation>距盘前 {0}</translation>
    </message>
    <message>
      <source>{0} d</source>
      <translation>{0} 天</translation>
    </message>
  </context>
  <context>
    <name>InstrumentWords</name>
    <message>
      <source>Last</source>
      <translation>最新</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>regular close {0}</source>
      <translation>盘中收盘 {0}</translation>
    </message>
    <message>
      <source>volume {0}, turnover {1}</source>
      <translation>成交量 {0}，成交额 {1}</translation>
    </message>
  </context>
  <context>
    <name>Interval</name>
    <message>
      <source>15m</source>
      <translation>15分</translation>
    </message>
    <message>
      <source>1D</source>
      <translation>日K</translation>
    </message>
    <message>
      <source>1M</source>
      <translation>月K</translation>
    </message>
    <message>
      <source>1W</source>
      <translation>周K</translation>
    </message>
    <message>
      <source>1Y</source>
      <translation>年K</translation>
    </message>
    <message>
      <source>1h</source>
      <translation>1小时</translation>
    </message>
    <message>
      <source>1m</source>
      <translation>1分</translation>
    </message>
    <message>
      <source>2h</source>
      <translation>2小时</translation>
    </message>
    <message>
      <source>30m</source>
      <translation>30分</translation>
    </message>
    <message>
      <source>4h</source>
      <translation>4小时</translation>
    </message>
    <message>
      <source>5m</source>
      <translation>5分</translation>
    </message>
  </context>
  <context>
    <name>IntradayView</name>
    <message>
      <source>Loading minutes of {0}</source>
      <translation>正在载入 {0} 的分时数据</translation>
    </message>
    <message>
      <source>No minutes of {0}</source>
      <translation>没有 {0} 的分时数据</translation>
    </message>
    <message>
      <source>No symbol</source>
      <translation>未选代码</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>The provider has none of its last trading day.</source>
      <translation>数据源没有其最近交易日的分时数据。</translation>
    </message>
  </context>
  <context>
    <name>KeyForm</name>
    <message>
      <source>Address and account...</source>
      <translation>地址与账户…</translation>
    </message>
    <message>
      <source>Address...</source>
      <translation>地址…</translation>
    </message>
    <message>
      <source>Ask for a key</source>
      <translation>申请密钥</translation>
    </message>
    <message>
      <source>Ask for a key by e-mail...</source>
      <translation>用邮箱申请密钥…</translation>
    </message>
    <message>
      <source>Asking {0} for a key...</source>
      <translation>正在向 {0} 申请密钥…</translation>
    </message>
    <message>
      <source>Connect</source>
      <translation>连接</translation>
    </message>
    <message>
      <source>E-mail address</source>
      <translation>邮箱地址</translation>
    </message>
    <message>
      <source>Exact figures...</source>
      <translation>具体数值…</translation>
    </message>
    <message>
      <source>HTTP address</source>
      <translation>HTTP 地址</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <source>How to get a key</source>
      <translation>如何申请密钥</translation>
    </message>
    <message>
      <source>It is readable there: every program that you run, and whoever copies the profile's folder, has it.</source>
      <translation>文件中的密钥是明文：您运行的任何程序，以及复制配置文件夹的人，都能得到它。</translation>
    </message>
    <message>
      <source>Keep the key in a file instead</source>
      <translation>改为存放在文件中</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>密钥</translation>
    </message>
    <message>
      <source>One request checks the key, and a first quote is read.</source>
      <translation>用一次请求验证密钥，并读取首个报价。</translation>
    </message>
    <message>
      <source>Paste a key first.</source>
      <translation>请先粘贴密钥。</translation>
    </message>
    <message>
      <source>Paste the key</source>
      <translation>粘贴密钥</translation>
    </message>
    <message>
      <source>Paste the key, or none as a guest</source>
      <translation>粘贴密钥，访客可留空</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>套餐</translation>
    </message>
    <message>
      <source>Provider</source>
      <translation>服务商</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>This is no e-mail address.</source>
      <translation>这不是邮箱地址。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>WebSocket address</source>
      <translation>WebSocket 地址</translation>
    </message>
    <message>
      <source>{0} made a key: {1}. It is in the field; connect with it.</source>
      <translation>{0} 已生成密钥：{1}。密钥已填入，请点击连接。</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>1 request was used.</source>
      <translation>用去 1 次请求。</translation>
    </message>
    <message>
      <source>A shares</source>
      <translation>A股</translation>
    </message>
    <message>
      <source>Address reached</source>
      <translation>地址可达</translation>
    </message>
    <message>
      <source>All A shares</source>
      <translation>全部A股</translation>
    </message>
    <message>
      <source>All Hong Kong</source>
      <translation>全部港股</translation>
    </message>
    <message>
      <source>All US</source>
      <translation>全部美股</translation>
    </message>
    <message>
      <source>CFDs</source>
      <translation>差价合约</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>默认</translation>
    </message>
    <message>
      <source>First quote</source>
      <translation>收到首个报价</translation>
    </message>
    <message>
      <source>Free trial</source>
      <translation>免费试用</translation>
    </message>
    <message>
      <source>Hong Kong shares</source>
      <translation>港股</translation>
    </message>
    <message>
      <source>Key accepted</source>
      <translation>密钥有效</translation>
    </message>
    <message>
      <source>No TLS at this address</source>
      <translation>此地址不使用 TLS</translation>
    </message>
    <message>
      <source>No key is in use: a demo exchange on this computer makes prices up.</source>
      <translation>未使用密钥：价格由本机的模拟交易所虚构。</translation>
    </message>
    <message>
      <source>No key of {0} is in use. It is added to the providers that are.</source>
      <translation>没有使用中的 {0} 密钥。添加后与现有数据源同时使用。</translation>
    </message>
    <message>
      <source>No limits</source>
      <translation>无限制</translation>
    </message>
    <message>
      <source>No request was used.</source>
      <translation>未用去请求。</translation>
    </message>
    <message>
      <source>Offers {0}.</source>
      <translation>提供{0}。</translation>
    </message>
    <message>
      <source>Premium</source>
      <translation>高级版</translation>
    </message>
    <message>
      <source>Professional</source>
      <translation>专业版</translation>
    </message>
    <message>
      <source>Secure connection (TLS)</source>
      <translation>安全连接 (TLS)</translation>
    </message>
    <message>
      <source>The key in use is kept in the system's keyring.</source>
      <translation>使用中的密钥保存在系统钥匙串中。</translation>
    </message>
    <message>
      <source>The key in use is readable in a file of this profile, by every program you run.</source>
      <translation>使用中的密钥以明文存放在本配置的文件中，您运行的任何程序都能读取。</translation>
    </message>
    <message>
      <source>The key is in use until the program ends. It is not kept.</source>
      <translation>密钥只用到程序结束，不会保存。</translation>
    </message>
    <message>
      <source>The key is in use. The keyring is asked to keep it; it may want its password.</source>
      <translation>密钥已在使用。正在存入钥匙串，可能需要输入它的密码。</translation>
    </message>
    <message>
      <source>The keyring does not answer. It may be waiting for its password.</source>
      <translation>钥匙串没有回应，可能在等待输入密码。</translation>
    </message>
    <message>
      <source>The keyring is asked for a key; it may want its password.</source>
      <translation>正在向钥匙串读取密钥，可能需要输入它的密码。</translation>
    </message>
    <message>
      <source>The keyring is locked. Unlock it and try again.</source>
      <translation>钥匙串已锁定。请解锁后重试。</translation>
    </message>
    <message>
      <source>The keyring that is set up keeps keys readable in a file, so it is not used.</source>
      <translation>已设置的钥匙串以明文文件存放密钥，因此不使用。</translation>
    </message>
    <message>
      <source>There is no keyring on this computer, or it failed.</source>
      <translation>本机没有钥匙串，或钥匙串出错。</translation>
    </message>
    <message>
      <source>This start was given a key or an address, which is in use and not kept here.</source>
      <translation>本次启动时已指定密钥或地址，正在使用，不会在此保存。</translation>
    </message>
    <message>
      <source>This {0} key has expired. Renew it with the provider.</source>
      <translation>这个 {0} 密钥已过期。请向服务商续期。</translation>
    </message>
    <message>
      <source>US shares</source>
      <translation>美股</translation>
    </message>
    <message>
      <source>What answers at this address is not {0}. Check the address.</source>
      <translation>此地址上应答的不是 {0}。请检查地址。</translation>
    </message>
    <message>
      <source>commodities</source>
      <translation>大宗商品</translation>
    </message>
    <message>
      <source>connections: {0}</source>
      <translation>连接数：{0}</translation>
    </message>
    <message>
      <source>crypto pairs</source>
      <translation>加密货币现货</translation>
    </message>
    <message>
      <source>crypto perpetuals</source>
      <translation>加密货币永续</translation>
    </message>
    <message>
      <source>currencies</source>
      <translation>外汇</translation>
    </message>
    <message>
      <source>indices</source>
      <translation>指数</translation>
    </message>
    <message>
      <source>until {0}</source>
      <translation>有效期至 {0}</translation>
    </message>
    <message>
      <source>{0} accepted the key.</source>
      <translation>{0} 接受了密钥。</translation>
    </message>
    <message>
      <source>{0} allows no more requests in this minute. Wait a minute.</source>
      <translation>{0} 本分钟的请求次数已用完。请等一分钟。</translation>
    </message>
    <message>
      <source>{0} can't be reached. Check the address, the network and the proxy.</source>
      <translation>无法连接 {0}。请检查地址、网络和代理。</translation>
    </message>
    <message>
      <source>{0} did not answer in time. Check the address, the network and the proxy.</source>
      <translation>{0} 未及时应答。请检查地址、网络和代理。</translation>
    </message>
    <message>
      <source>{0} did not do it.</source>
      <translation>{0} 未能完成。</translation>
    </message>
    <message>
      <source>{0} does not offer this.</source>
      <translation>{0} 不提供此项。</translation>
    </message>
    <message>
      <source>{0} knows the key, but sent no quote.</source>
      <translation>{0} 认可密钥，但没有返回报价。</translation>
    </message>
    <message>
      <source>{0} live products</source>
      <translation>{0} 个实时品种</translation>
    </message>
    <message>
      <source>{0} refused this key. Check it for missing characters.</source>
      <translation>{0} 拒绝了这个密钥。请检查是否缺少字符。</translation>
    </message>
    <message>
      <source>{0} requests a minute</source>
      <translation>每分钟 {0} 次请求</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Delete the key</source>
      <translation>删除密钥</translation>
    </message>
    <message>
      <source>Provider and key</source>
      <translation>服务商与密钥</translation>
    </message>
    <message>
      <source>Use the demo</source>
      <translation>使用演示</translation>
    </message>
    <message>
      <source>Use the kept key</source>
      <translation>使用已保存的密钥</translation>
    </message>
    <message>
      <source>{0} refused the key in use.</source>
      <translation>{0} 拒绝了使用中的密钥。</translation>
    </message>
  </context>
  <context>
    <name>KindList</name>
    <message>
      <source>Indicators</source>
      <translation>指标</translation>
    </message>
  </context>
  <context>
    <name>KindModel</name>
    <message>
      <source>In a pane</source>
      <translation>副图</translation>
    </message>
    <message>
      <source>Over the price</source>
      <translation>主图叠加</translation>
    </message>
    <message>
      <source>Your own</source>
      <translation>自编指标</translation>
    </message>
    <message>
      <source>{0}, off</source>
      <translation>{0}，未启用</translation>
    </message>
    <message>
      <source>{0}, on</source>
      <translation>{0}，已启用</translation>
    </message>
  </context>
  <context>
    <name>LadderPanel</name>
    <message>
      <source>1 level</source>
      <translation>1 档</translation>
    </message>
    <message>
      <source>1 level from {0}. Nothing is hidden or padded.</source>
      <translation>{0} 只给 1 档，没有隐藏也没有补齐。</translation>
    </message>
    <message>
      <source>1 tick</source>
      <translation>1 个价位</translation>
    </message>
    <message>
      <source>; {0} more came and were not counted</source>
      <translation>；另有 {0} 笔未计入</translation>
    </message>
    <message>
      <source>Alert at {0}</source>
      <translation>在 {0} 设预警</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>卖</translation>
    </message>
    <message>
      <source>Ask level {0}</source>
      <translation>卖{0}</translation>
    </message>
    <message>
      <source>Ask, lots</source>
      <translation>卖/手</translation>
    </message>
    <message>
      <source>A{0}</source>
      <translation>卖{0}</translation>
    </message>
    <message>
      <source>Bid</source>
      <translation>买</translation>
    </message>
    <message>
      <source>Bid level {0}</source>
      <translation>买{0}</translation>
    </message>
    <message>
      <source>Bid {0}</source>
      <translation>委买 {0}</translation>
    </message>
    <message>
      <source>Bid, lots</source>
      <translation>买/手</translation>
    </message>
    <message>
      <source>Bids beside asks</source>
      <translation>买卖并列</translation>
    </message>
    <message>
      <source>B{0}</source>
      <translation>买{0}</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>栏目</translation>
    </message>
    <message>
      <source>Columns as they were</source>
      <translation>恢复默认栏目</translation>
    </message>
    <message>
      <source>Copied the book: {0} bids, {1} asks</source>
      <translation>已复制盘口：{0} 档买、{1} 档卖</translation>
    </message>
    <message>
      <source>Copied {0}</source>
      <translation>已复制 {0}</translation>
    </message>
    <message>
      <source>Copy the book with numbers</source>
      <translation>复制整个盘口（原始数字）</translation>
    </message>
    <message>
      <source>Copy {0}</source>
      <translation>复制 {0}</translation>
    </message>
    <message>
      <source>Crossed</source>
      <translation>交叉</translation>
    </message>
    <message>
      <source>Crossed: the best bid is above the best ask.</source>
      <translation>交叉：买一高于卖一。</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Group prices</source>
      <translation>价位合并</translation>
    </message>
    <message>
      <source>Hatched: {0}.</source>
      <translation>斜线处：{0}。</translation>
    </message>
    <message>
      <source>Imbalance {0}</source>
      <translation>委比 {0}</translation>
    </message>
    <message>
      <source>Imbalance: (bid sum − ask sum) ÷ (bid sum + ask sum), of the levels given</source>
      <translation>委比：（委买 − 委卖）÷（委买 + 委卖），按给出的档位</translation>
    </message>
    <message>
      <source>Keep the market in the middle</source>
      <translation>盘口自动居中</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>档位</translation>
    </message>
    <message>
      <source>Level table</source>
      <translation>档位表</translation>
    </message>
    <message>
      <source>Level: 1 is the best price of its side</source>
      <translation>档位：1 为该方最优价</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>锁定</translation>
    </message>
    <message>
      <source>Locked: the best bid equals the best ask.</source>
      <translation>锁定：买一等于卖一。</translation>
    </message>
    <message>
      <source>Move to the left</source>
      <translation>左移</translation>
    </message>
    <message>
      <source>No book of {0}: {1}</source>
      <translation>{0} 没有盘口：{1}</translation>
    </message>
    <message>
      <source>No book yet</source>
      <translation>尚无盘口</translation>
    </message>
    <message>
      <source>No buyers at {0}, the lower limit</source>
      <translation>跌停价 {0} 无买盘</translation>
    </message>
    <message>
      <source>No buyers in the book</source>
      <translation>没有买盘</translation>
    </message>
    <message>
      <source>No prints of this session day were heard here yet</source>
      <translation>本交易日此处尚未收到成交</translation>
    </message>
    <message>
      <source>No sellers at {0}, the upper limit</source>
      <translation>涨停价 {0} 无卖盘</translation>
    </message>
    <message>
      <source>No sellers in the book</source>
      <translation>没有卖盘</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Price ladder</source>
      <translation>价格阶梯</translation>
    </message>
    <message>
      <source>Price; its colour is that of the change against the reference close</source>
      <translation>价格；颜色表示相对参考收盘价的涨跌</translation>
    </message>
    <message>
      <source>Pulled and added</source>
      <translation>撤单与加单</translation>
    </message>
    <message>
      <source>Recentre</source>
      <translation>居中</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>请选择代码</translation>
    </message>
    <message>
      <source>Show the book as</source>
      <translation>盘口显示方式</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>委量</translation>
    </message>
    <message>
      <source>Size added or pulled at this price lately, traded size among it</source>
      <translation>该价位最近增加或减少的委量（包括被成交的）</translation>
    </message>
    <message>
      <source>Size resting at this price; bar: against the largest one shown</source>
      <translation>该价位的委量；横条：相对于所显示的最大委量</translation>
    </message>
    <message>
      <source>Size, lots</source>
      <translation>委量/手</translation>
    </message>
    <message>
      <source>Spread {0}</source>
      <translation>价差 {0}</translation>
    </message>
    <message>
      <source>Sum of the sizes from the best level to this one</source>
      <translation>从最优档到本档的委量合计</translation>
    </message>
    <message>
      <source>The book is empty</source>
      <translation>盘口为空</translation>
    </message>
    <message>
      <source>Tick as observed in the prices of the book</source>
      <translation>最小变动价位：由盘口价格观察得出</translation>
    </message>
    <message>
      <source>Tick from the decimals of the prices that {0} sends</source>
      <translation>最小变动价位：由{0}报价的小数位数得出</translation>
    </message>
    <message>
      <source>Tick from the exchange's rule</source>
      <translation>最小变动价位：按交易所规则</translation>
    </message>
    <message>
      <source>Tick from the exchange's table of spreads, for the band of this price</source>
      <translation>最小变动价位：按交易所价位表中此价格区间</translation>
    </message>
    <message>
      <source>Tick {0}</source>
      <translation>价位 {0}</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>累计</translation>
    </message>
    <message>
      <source>Total, lots</source>
      <translation>累计/手</translation>
    </message>
    <message>
      <source>Traded</source>
      <translation>成交</translation>
    </message>
    <message>
      <source>Traded at this price this session day, from the prints heard here; bar: buys, sells</source>
      <translation>本交易日在此价位的成交，按此处收到的逐笔；横条：买、卖</translation>
    </message>
    <message>
      <source>Traded, lots</source>
      <translation>成交/手</translation>
    </message>
    <message>
      <source>added {0}</source>
      <translation>加 {0}</translation>
    </message>
    <message>
      <source>beyond the 1 level that {0} sends</source>
      <translation>超出{0}所给的 1 档，情况不明</translation>
    </message>
    <message>
      <source>beyond the {0} levels that {1} sends</source>
      <translation>超出{1}所给的 {0} 档，情况不明</translation>
    </message>
    <message>
      <source>last price</source>
      <translation>最新价</translation>
    </message>
    <message>
      <source>last price, size {0}</source>
      <translation>最新价，{0}</translation>
    </message>
    <message>
      <source>nobody quotes here</source>
      <translation>此价位无挂单</translation>
    </message>
    <message>
      <source>of the prints heard here since {0} this session day</source>
      <translation>按此处本交易日 {0} 以来收到的成交</translation>
    </message>
    <message>
      <source>pulled {0}</source>
      <translation>撤 {0}</translation>
    </message>
    <message>
      <source>size {0}</source>
      <translation>委量 {0}</translation>
    </message>
    <message>
      <source>the demo exchange</source>
      <translation>演示交易所</translation>
    </message>
    <message>
      <source>total {0}</source>
      <translation>累计 {0}</translation>
    </message>
    <message>
      <source>traded from here to below {0}</source>
      <translation>成交范围：由此价至低于 {0}</translation>
    </message>
    <message>
      <source>traded {0}: bought {1}, sold {2}, side unknown {3}</source>
      <translation>成交 {0}：主买 {1}，主卖 {2}，方向不明 {3}</translation>
    </message>
    <message>
      <source>{0} Ask</source>
      <translation>{0} 委卖</translation>
    </message>
    <message>
      <source>{0} levels</source>
      <translation>{0} 档</translation>
    </message>
    <message>
      <source>{0} levels from {1}. Nothing is hidden or padded.</source>
      <translation>{1} 给出 {0} 档，没有隐藏也没有补齐。</translation>
    </message>
    <message>
      <source>{0} lots</source>
      <translation>{0} 手</translation>
    </message>
    <message>
      <source>{0} of {1} levels</source>
      <translation>{0} / {1} 档</translation>
    </message>
    <message>
      <source>{0} sent no book of {1}; it may not offer one</source>
      <translation>{0}没有给出 {1} 的盘口，可能不提供</translation>
    </message>
    <message>
      <source>{0} ticks</source>
      <translation>{0} 个价位</translation>
    </message>
    <message>
      <source>{0} took the request for {1} and sent no book yet</source>
      <translation>{0}已接受 {1} 的请求，尚未给出盘口</translation>
    </message>
    <message>
      <source>{0}, grouped by {1} ticks</source>
      <translation>{0}，每 {1} 个价位合并</translation>
    </message>
    <message>
      <source>{0}, grouped ×{1}</source>
      <translation>{0}，合并 ×{1}</translation>
    </message>
  </context>
  <context>
    <name>LadderToolbar</name>
    <message>
      <source>Auto</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>Recentre (Space, middle click)</source>
      <translation>居中（空格、鼠标中键）</translation>
    </message>
    <message>
      <source>Rows move when the market leaves their middle</source>
      <translation>盘口离开中部时各行随之移动</translation>
    </message>
    <message>
      <source>Rows stand still until you scroll or recentre</source>
      <translation>各行不动，直到滚动或居中</translation>
    </message>
    <message>
      <source>Static</source>
      <translation>固定</translation>
    </message>
    <message>
      <source>Ticks in a row</source>
      <translation>每行价位数</translation>
    </message>
    <message>
      <source>Ticks in a row: {0}</source>
      <translation>每行价位数：{0}</translation>
    </message>
  </context>
  <context>
    <name>LinkChip</name>
    <message>
      <source>Link group {0}</source>
      <translation>联动组 {0}</translation>
    </message>
    <message>
      <source>Pinned: follows no link group</source>
      <translation>已固定，不随联动组</translation>
    </message>
  </context>
  <context>
    <name>ListKeeper</name>
    <message>
      <source>Copied to {0}.</source>
      <translation>已复制到{0}。</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>列表 {0}</translation>
    </message>
    <message>
      <source>Moved to {0}.</source>
      <translation>已移动到{0}。</translation>
    </message>
    <message>
      <source>{0} symbols were removed from {1}.</source>
      <translation>已从{1}移除 {0} 个代码。</translation>
    </message>
    <message>
      <source>{0} was deleted.</source>
      <translation>已删除{0}。</translation>
    </message>
    <message>
      <source>{0} was removed from {1}.</source>
      <translation>已从{1}移除 {0}。</translation>
    </message>
  </context>
  <context>
    <name>ListTabs</name>
    <message>
      <source>All lists</source>
      <translation>全部列表</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>Copy the list</source>
      <translation>复制列表</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>筛选</translation>
    </message>
    <message>
      <source>New list</source>
      <translation>新建列表</translation>
    </message>
    <message>
      <source>Watchlists: {0}</source>
      <translation>自选列表：{0}</translation>
    </message>
  </context>
  <context>
    <name>LogModel</name>
    <message>
      <source>Condition</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>Crossed</source>
      <translation>穿越时间</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>发现</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>数值</translation>
    </message>
  </context>
  <context>
    <name>MainMenu</name>
    <message>
      <source>About qosdesk</source>
      <translation>关于 qosdesk</translation>
    </message>
    <message>
      <source>Add panel</source>
      <translation>添加面板</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>预警</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆盖范围</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Latency and diagnostics</source>
      <translation>延迟与诊断</translation>
    </message>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>Network...</source>
      <translation>网络……</translation>
    </message>
    <message>
      <source>New window</source>
      <translation>新窗口</translation>
    </message>
    <message>
      <source>Provider and key...</source>
      <translation>服务商与密钥…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Quota and live slots</source>
      <translation>额度与实时名额</translation>
    </message>
    <message>
      <source>Report a problem…</source>
      <translation>报告问题…</translation>
    </message>
    <message>
      <source>Reset layout</source>
      <translation>恢复默认布局</translation>
    </message>
    <message>
      <source>Settings...</source>
      <translation>设置…</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>工作区</translation>
    </message>
  </context>
  <context>
    <name>Market</name>
    <message>
      <source>CN</source>
      <translation>沪深</translation>
    </message>
    <message>
      <source>Crypto</source>
      <translation>加密</translation>
    </message>
    <message>
      <source>HK</source>
      <translation>香港</translation>
    </message>
    <message>
      <source>US</source>
      <translation>美国</translation>
    </message>
  </context>
  <context>
    <name>Meter</name>
    <message>
      <source>Books a minute</source>
      <translation>盘口/分钟</translation>
    </message>
    <message>
      <source>Books that were asked for once.</source>
      <translation>单次请求的盘口。</translation>
    </message>
    <message>
      <source>Calendars a minute</source>
      <translation>日历/分钟</translation>
    </message>
    <message>
      <source>Connections</source>
      <translation>连接数</translation>
    </message>
    <message>
      <source>Connections that use this key at the same time, of all programs and computers.</source>
      <translation>所有程序和电脑同时使用这个密钥的连接。</translation>
    </message>
    <message>
      <source>Full figures of up to ten products each: polled symbols, and every symbol when it is shown.</source>
      <translation>每次最多十个产品的完整数据：轮询的代码，以及每个代码刚显示时。</translation>
    </message>
    <message>
      <source>HTTP</source>
      <translation>请求</translation>
    </message>
    <message>
      <source>HTTP/min</source>
      <translation>请求/分钟</translation>
    </message>
    <message>
      <source>History a minute</source>
      <translation>历史/分钟</translation>
    </message>
    <message>
      <source>K-lines a minute</source>
      <translation>K 线/分钟</translation>
    </message>
    <message>
      <source>Lists of all products for the search, once for each market.</source>
      <translation>供搜索用的产品清单，每个市场一次。</translation>
    </message>
    <message>
      <source>Live slots</source>
      <translation>实时名额</translation>
    </message>
    <message>
      <source>Names a minute</source>
      <translation>名称/分钟</translation>
    </message>
    <message>
      <source>Names, lots and share counts; they are kept on disk and asked for once.</source>
      <translation>名称、每手股数和股本；存在磁盘上，只请求一次。</translation>
    </message>
    <message>
      <source>Older bars, page by page, when a chart is scrolled back or a gap is filled.</source>
      <translation>向前翻看图表或补缺口时，逐页请求更早的 K 线。</translation>
    </message>
    <message>
      <source>Past prints, for a tape that was opened or that missed some.</source>
      <translation>逐笔打开时或漏掉时补的历史成交。</translation>
    </message>
    <message>
      <source>Prints a minute</source>
      <translation>成交/分钟</translation>
    </message>
    <message>
      <source>Product lists a minute</source>
      <translation>产品清单/分钟</translation>
    </message>
    <message>
      <source>Products that stream at the same time, over all connections. What has no slot is polled.</source>
      <translation>所有连接上同时推送的产品数。没有名额的改为轮询。</translation>
    </message>
    <message>
      <source>Snapshots a minute</source>
      <translation>快照/分钟</translation>
    </message>
    <message>
      <source>The newest bars of a chart that was opened.</source>
      <translation>打开图表时的最新 K 线。</translation>
    </message>
    <message>
      <source>Trading days, once for each market and start.</source>
      <translation>交易日历，每个市场每次启动一次。</translation>
    </message>
    <message>
      <source>WS</source>
      <translation>名额</translation>
    </message>
    <message>
      <source>next free in {0} s</source>
      <translation>{0} 秒后可用</translation>
    </message>
  </context>
  <context>
    <name>Mini</name>
    <message>
      <source>Codes instead of names</source>
      <translation>用代码代替名称</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>连接中</translation>
    </message>
    <message>
      <source>Discreet: grey figures</source>
      <translation>低调模式：数字为灰色</translation>
    </message>
    <message>
      <source>Hide mini ticker</source>
      <translation>隐藏迷你行情</translation>
    </message>
    <message>
      <source>Key refused</source>
      <translation>密钥被拒绝</translation>
    </message>
    <message>
      <source>Let clicks through</source>
      <translation>鼠标穿透</translation>
    </message>
    <message>
      <source>Link lost</source>
      <translation>连接断开</translation>
    </message>
    <message>
      <source>List</source>
      <translation>列表</translation>
    </message>
    <message>
      <source>Lock its place</source>
      <translation>锁定位置</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>离线</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Show mini ticker</source>
      <translation>显示迷你行情</translation>
    </message>
    <message>
      <source>Symbols shown</source>
      <translation>显示的品种</translation>
    </message>
    <message>
      <source>Wayland decides where it is and whether it stays on top</source>
      <translation>窗口位置和是否置顶由 Wayland 决定</translation>
    </message>
  </context>
  <context>
    <name>MiniTicker</name>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>No symbols to show</source>
      <translation>没有可显示的品种</translation>
    </message>
  </context>
  <context>
    <name>NameDialog</name>
    <message>
      <source>A template of this name is there. It will be replaced.</source>
      <translation>已有同名模板，将被替换。</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Its indicators, parameters and colours can be put on any chart.</source>
      <translation>其中的指标、参数和颜色可用于任何图表。</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Name of the template</source>
      <translation>模板名称</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as template</source>
      <translation>存为模板</translation>
    </message>
  </context>
  <context>
    <name>NetworkDialog</name>
    <message>
      <source>Address</source>
      <translation>地址</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>应用</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Loopback is never reached through a proxy. The password is kept in the system's keyring.</source>
      <translation>访问本机永远不经过代理。密码保存在系统密钥环中。</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>No proxy</source>
      <translation>不使用代理</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>密码</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>测试</translation>
    </message>
    <message>
      <source>The system's proxy, if there is one</source>
      <translation>使用系统代理（如有）</translation>
    </message>
    <message>
      <source>This proxy</source>
      <translation>使用以下代理</translation>
    </message>
    <message>
      <source>Trying...</source>
      <translation>正在测试……</translation>
    </message>
    <message>
      <source>User name</source>
      <translation>用户名</translation>
    </message>
    <message>
      <source>kept</source>
      <translation>已保存</translation>
    </message>
  </context>
  <context>
    <name>NetworkPart</name>
    <message>
      <source>Change proxy...</source>
      <translation>更改代理…</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>Proxy</source>
      <translation>代理</translation>
    </message>
    <message>
      <source>The system's, if there is one</source>
      <translation>系统代理（如有）</translation>
    </message>
  </context>
  <context>
    <name>NoteDialog</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Note on {0}</source>
      <translation>{0} 的备注</translation>
    </message>
    <message>
      <source>Why it is in this list, what to watch for</source>
      <translation>为何加入此列表，需要关注什么</translation>
    </message>
  </context>
  <context>
    <name>Notice</name>
    <message>
      <source>qosdesk was not closed properly the last time. Everything is as it was then.</source>
      <translation>qosdesk 上次没有正常关闭。一切已恢复到当时的状态。</translation>
    </message>
  </context>
  <context>
    <name>NoticeStrip</name>
    <message>
      <source>Dismiss</source>
      <translation>知道了</translation>
    </message>
    <message>
      <source>Show log…</source>
      <translation>查看日志…</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Colour {0}</source>
      <translation>颜色 {0}</translation>
    </message>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Type a code or a name; &gt; for commands, : for settings</source>
      <translation>输入代码或名称；&gt; 只搜命令，: 只搜设置</translation>
    </message>
  </context>
  <context>
    <name>PalettePopup</name>
    <message>
      <source>Commands</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Ctrl+Enter: add to {0}</source>
      <translation>Ctrl+Enter：加入{0}</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Enter: add to the list</source>
      <translation>Enter：加入列表</translation>
    </message>
    <message>
      <source>Enter: do it</source>
      <translation>Enter：执行</translation>
    </message>
    <message>
      <source>Enter: open in link group {0}</source>
      <translation>Enter：在联动组 {0} 打开</translation>
    </message>
    <message>
      <source>Enter: open the settings there</source>
      <translation>Enter：打开这一项设置</translation>
    </message>
    <message>
      <source>Enter: switch to it</source>
      <translation>Enter：切换过去</translation>
    </message>
    <message>
      <source>Esc: close</source>
      <translation>Esc：关闭</translation>
    </message>
    <message>
      <source>Nothing found for {0}. A symbol can be typed in full, such as HK:700</source>
      <translation>没有找到 {0}。可输入完整代码，如 HK:700</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Symbols</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>Type a code, an English or Chinese name</source>
      <translation>输入代码、英文或中文名称</translation>
    </message>
    <message>
      <source>Workspaces</source>
      <translation>工作区</translation>
    </message>
    <message>
      <source>↑ ↓ choose</source>
      <translation>↑ ↓ 选择</translation>
    </message>
  </context>
  <context>
    <name>PanelMenu</name>
    <message>
      <source>Bars of a day and longer begin at midnight of the exchange</source>
      <translation>日线及更长周期按交易所零点划分</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>叠加对比…</translation>
    </message>
    <message>
      <source>Remove {0}</source>
      <translation>移除 {0}</translation>
    </message>
    <message>
      <source>Share the crosshair in grid and link group</source>
      <translation>在宫格和联动组内共享十字光标</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>时区</translation>
    </message>
    <message>
      <source>Up to four symbols; each costs one history and one live quote</source>
      <translation>最多四个，每个占用一份历史行情和一个实时报价</translation>
    </message>
  </context>
  <context>
    <name>Panels</name>
    <message>
      <source>Alerts</source>
      <translation>预警</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Charts</source>
      <translation>多图</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆盖范围</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <translation>诊断</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>报价</translation>
    </message>
    <message>
      <source>Quota</source>
      <translation>额度</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分笔成交</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自选</translation>
    </message>
  </context>
  <context>
    <name>ParameterDialog</name>
    <message>
      <source>Colour of {0}</source>
      <translation>{0} 的颜色</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Line {0}</source>
      <translation>{0} 线</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>恢复默认</translation>
    </message>
  </context>
  <context>
    <name>Phase</name>
    <message>
      <source>24 h</source>
      <translation>24 小时</translation>
    </message>
    <message>
      <source>Afternoon</source>
      <translation>下午</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>竞价</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>收盘</translation>
    </message>
    <message>
      <source>Hours unknown</source>
      <translation>时段未知</translation>
    </message>
    <message>
      <source>Lunch</source>
      <translation>午休</translation>
    </message>
    <message>
      <source>Morning</source>
      <translation>上午</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盘</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>盘中</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盘后</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盘前</translation>
    </message>
  </context>
  <context>
    <name>PlanDialog</name>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Documented figures</source>
      <translation>恢复文档数值</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>套餐</translation>
    </message>
    <message>
      <source>Plan of {0}</source>
      <translation>{0} 套餐</translation>
    </message>
  </context>
  <context>
    <name>PlanForm</name>
    <message>
      <source>Documented plan</source>
      <translation>文档套餐</translation>
    </message>
    <message>
      <source>One live slot is</source>
      <translation>一个实时名额是</translation>
    </message>
    <message>
      <source>What your key allows, if it is not the documented plan. It holds at once; 0 is no limit.</source>
      <translation>若您的密钥与文档所列套餐不同，在此填写其限额。立即生效；0 表示没有限额。</translation>
    </message>
    <message>
      <source>a code with all its kinds</source>
      <translation>一个代码（含其全部类型）</translation>
    </message>
    <message>
      <source>each kind of a code</source>
      <translation>一个代码的每种类型</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>无限额</translation>
    </message>
  </context>
  <context>
    <name>PlanPart</name>
    <message>
      <source>Documented figures</source>
      <translation>恢复文档数值</translation>
    </message>
    <message>
      <source>Provider</source>
      <translation>数据源</translation>
    </message>
  </context>
  <context>
    <name>Quota</name>
    <message>
      <source>1 symbol</source>
      <translation>1 个代码</translation>
    </message>
    <message>
      <source>Counters</source>
      <translation>计数</translation>
    </message>
    <message>
      <source>Learned: the provider's answers showed a lower limit than the plan's; the lower one is kept.</source>
      <translation>已学到：数据商的回复表明限额低于套餐，按较低的执行。</translation>
    </message>
    <message>
      <source>Live slots</source>
      <translation>实时名额</translation>
    </message>
    <message>
      <source>Next in line: {0}</source>
      <translation>即将实时：{0}</translation>
    </message>
    <message>
      <source>None yet.</source>
      <translation>暂无。</translation>
    </message>
    <message>
      <source>None: every symbol that is shown has a live slot.</source>
      <translation>无：显示的每个代码都有实时名额。</translation>
    </message>
    <message>
      <source>Nothing is counted while no provider is connected.</source>
      <translation>未连接数据商时不计数。</translation>
    </message>
    <message>
      <source>Polled</source>
      <translation>轮询</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>The plan of {0} has no live slot left for these. They are asked for in turn, as far as requests allow; select one, and it takes the slot of a symbol that is out of sight.</source>
      <translation>{0} 套餐没有多余的实时名额给这些代码，在请求数允许的范围内轮流查询；选中其中一个，它会取代不在视野内的代码的名额。</translation>
    </message>
    <message>
      <source>This source has no limits. Everything that is shown is live.</source>
      <translation>此来源没有限额，显示的全部实时。</translation>
    </message>
    <message>
      <source>as counted here</source>
      <translation>本机计数</translation>
    </message>
    <message>
      <source>last answer</source>
      <translation>最近回复</translation>
    </message>
    <message>
      <source>learned</source>
      <translation>已学到</translation>
    </message>
    <message>
      <source>{0} ago</source>
      <translation>{0}前</translation>
    </message>
    <message>
      <source>{0} symbols</source>
      <translation>{0} 个代码</translation>
    </message>
    <message>
      <source>{0} under way</source>
      <translation>进行中 {0}</translation>
    </message>
  </context>
  <context>
    <name>QuotaPanel</name>
    <message>
      <source>Edit plan…</source>
      <translation>编辑套餐…</translation>
    </message>
    <message>
      <source>Quota</source>
      <translation>额度</translation>
    </message>
  </context>
  <context>
    <name>ReadyMade</name>
    <message>
      <source>Charts</source>
      <translation>多图</translation>
    </message>
    <message>
      <source>Day trader</source>
      <translation>日内交易</translation>
    </message>
    <message>
      <source>One list</source>
      <translation>单个列表</translation>
    </message>
    <message>
      <source>Small screen</source>
      <translation>小屏幕</translation>
    </message>
    <message>
      <source>Watcher</source>
      <translation>盯盘</translation>
    </message>
  </context>
  <context>
    <name>ReportDialog</name>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Contents of the chosen file</source>
      <translation>所选文件的内容</translation>
    </message>
    <message>
      <source>Files of the report</source>
      <translation>报告中的文件</translation>
    </message>
    <message>
      <source>Gathering…</source>
      <translation>正在收集…</translation>
    </message>
    <message>
      <source>Include my lists and the names of symbols</source>
      <translation>包含我的列表和品种名称</translation>
    </message>
    <message>
      <source>Nothing is sent. Read what the file will hold, save it, and attach it where you ask for help. Your key and passwords are never in it.</source>
      <translation>不会发送任何内容。请先查看文件内容，保存后附在求助的地方。文件中绝不包含您的密钥和密码。</translation>
    </message>
    <message>
      <source>Report a problem</source>
      <translation>报告问题</translation>
    </message>
    <message>
      <source>Save report</source>
      <translation>保存报告</translation>
    </message>
    <message>
      <source>Saved: {0}</source>
      <translation>已保存：{0}</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>保存…</translation>
    </message>
  </context>
  <context>
    <name>Row</name>
    <message>
      <source>Reset {0}</source>
      <translation>重置{0}</translation>
    </message>
  </context>
  <context>
    <name>SearchBox</name>
    <message>
      <source>Search symbols</source>
      <translation>搜索代码</translation>
    </message>
    <message>
      <source>Search symbols, commands and settings, or just type</source>
      <translation>搜索代码、命令和设置，也可以直接输入</translation>
    </message>
    <message>
      <source>Type a code, name or pinyin...</source>
      <translation>输入代码、名称或拼音首字母...</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>A closed main window hides; alerts go on. Quit ends the program.</source>
      <translation>关闭主窗口只是隐藏，预警继续运行；“退出”才结束程序。</translation>
    </message>
    <message>
      <source>A figure that should have moved turns grey after so many seconds; 0 switches the mark off.</source>
      <translation>本应变动的数据超过这么多秒后变灰；0 表示不标记。</translation>
    </message>
    <message>
      <source>A press on the icon in the system's tray shows the windows.</source>
      <translation>点按系统托盘里的图标即可显示窗口。</translation>
    </message>
    <message>
      <source>About</source>
      <translation>关于</translation>
    </message>
    <message>
      <source>About qosdesk</source>
      <translation>关于 qosdesk</translation>
    </message>
    <message>
      <source>Adjusted</source>
      <translation>前复权</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>预警</translation>
    </message>
    <message>
      <source>All text, up and down included, stands out more.</source>
      <translation>所有文字（包括涨跌颜色）都更清晰。</translation>
    </message>
    <message>
      <source>Anchors are drawn to the open, high, low and close of a bar.</source>
      <translation>锚点吸附到 K 线的开、高、低、收价。</translation>
    </message>
    <message>
      <source>Anchors stick to prices</source>
      <translation>锚点吸附价格</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>外观</translation>
    </message>
    <message>
      <source>Blue / orange</source>
      <translation>蓝涨橙跌</translation>
    </message>
    <message>
      <source>By colours</source>
      <translation>按颜色方案</translation>
    </message>
    <message>
      <source>By colours: hollow with red up and monochrome, else filled.</source>
      <translation>按颜色方案：红涨与单色时为空心，否则实心。</translation>
    </message>
    <message>
      <source>CFDs</source>
      <translation>差价合约</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>单元格</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Closing</source>
      <translation>关闭窗口</translation>
    </message>
    <message>
      <source>Closing hides into the tray</source>
      <translation>关闭时隐藏到托盘</translation>
    </message>
    <message>
      <source>Commodities</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Compact 20</source>
      <translation>紧凑 20</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>对比度</translation>
    </message>
    <message>
      <source>Crosshair</source>
      <translation>十字光标</translation>
    </message>
    <message>
      <source>Crypto pairs</source>
      <translation>加密货币现货</translation>
    </message>
    <message>
      <source>Crypto perpetuals</source>
      <translation>加密永续</translation>
    </message>
    <message>
      <source>Currencies</source>
      <translation>外汇</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Data folder</source>
      <translation>数据文件夹</translation>
    </message>
    <message>
      <source>Density</source>
      <translation>疏密</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>数字</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>画线</translation>
    </message>
    <message>
      <source>Exchange</source>
      <translation>交易所</translation>
    </message>
    <message>
      <source>Figures font</source>
      <translation>数字字体</translation>
    </message>
    <message>
      <source>Filled</source>
      <translation>实心</translation>
    </message>
    <message>
      <source>Flash</source>
      <translation>闪动</translation>
    </message>
    <message>
      <source>For dividends and splits, forward; each chart can have its own.</source>
      <translation>按分红与拆股前复权；各图表可另选。</translation>
    </message>
    <message>
      <source>Green up</source>
      <translation>绿涨红跌</translation>
    </message>
    <message>
      <source>Heard from a tape whose own settings ask for it.</source>
      <translation>仅当该成交面板自己的设置要求时播放。</translation>
    </message>
    <message>
      <source>Height of rows in px; depth and tape have two less.</source>
      <translation>行高（像素）；盘口与成交少两像素。</translation>
    </message>
    <message>
      <source>Holds for charts and tapes made from now on.</source>
      <translation>对之后新建的图表与成交面板生效。</translation>
    </message>
    <message>
      <source>Holds for charts made from now on.</source>
      <translation>对之后新建的图表生效。</translation>
    </message>
    <message>
      <source>Holds from the next start.</source>
      <translation>下次启动后生效。</translation>
    </message>
    <message>
      <source>Hollow</source>
      <translation>空心</translation>
    </message>
    <message>
      <source>Hong Kong</source>
      <translation>港股</translation>
    </message>
    <message>
      <source>How large volumes and amounts are shortened.</source>
      <translation>大的成交量和金额怎样缩写。</translation>
    </message>
    <message>
      <source>Indices</source>
      <translation>指数</translation>
    </message>
    <message>
      <source>Inter (built in)</source>
      <translation>Inter（内置）</translation>
    </message>
    <message>
      <source>Inter has figures of one width; a system's font may not.</source>
      <translation>Inter 的数字等宽；系统字体未必如此。</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Large trade</source>
      <translation>大单 1 级</translation>
    </message>
    <message>
      <source>Larger trade</source>
      <translation>大单 2 级</translation>
    </message>
    <message>
      <source>Largest trade</source>
      <translation>大单 3 级</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Monochrome</source>
      <translation>单色</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>动画</translation>
    </message>
    <message>
      <source>Mute all alerts</source>
      <translation>全部静音</translation>
    </message>
    <message>
      <source>Neither card nor sound; what fires is logged all the same.</source>
      <translation>不弹卡片也不发声；触发仍会记录。</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>Normal 22</source>
      <translation>标准 22</translation>
    </message>
    <message>
      <source>Numbers and time</source>
      <translation>数字与时间</translation>
    </message>
    <message>
      <source>Of charts and tapes; each can have its own by its menu.</source>
      <translation>图表与逐笔成交的时区；各面板可在其菜单中另选。</translation>
    </message>
    <message>
      <source>Of everything on screen; it changes at once.</source>
      <translation>屏幕上的全部文字；立即切换。</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>关</translation>
    </message>
    <message>
      <source>Own colours</source>
      <translation>自定义</translation>
    </message>
    <message>
      <source>Own colours, dark</source>
      <translation>自定义（深色）</translation>
    </message>
    <message>
      <source>Own colours, light</source>
      <translation>自定义（浅色）</translation>
    </message>
    <message>
      <source>Plan limits</source>
      <translation>套餐额度</translation>
    </message>
    <message>
      <source>Prices</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Providers and keys</source>
      <translation>数据源与密钥</translation>
    </message>
    <message>
      <source>Proxy</source>
      <translation>代理</translation>
    </message>
    <message>
      <source>Raise text contrast to 7 : 1</source>
      <translation>文字对比度提高到 7 : 1</translation>
    </message>
    <message>
      <source>Red up</source>
      <translation>红涨绿跌</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <translation>减少动画</translation>
    </message>
    <message>
      <source>Rising candles</source>
      <translation>阳线</translation>
    </message>
    <message>
      <source>Roomy 26</source>
      <translation>宽松 26</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>缩放</translation>
    </message>
    <message>
      <source>Shanghai</source>
      <translation>上海</translation>
    </message>
    <message>
      <source>Shared by linked charts</source>
      <translation>联动图表共用</translation>
    </message>
    <message>
      <source>Shenzhen</source>
      <translation>深圳</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>快捷键</translation>
    </message>
    <message>
      <source>Size of everything, on top of the system's own scale.</source>
      <translation>整体大小，在系统缩放之上再缩放。</translation>
    </message>
    <message>
      <source>Sound of an alert</source>
      <translation>预警声音</translation>
    </message>
    <message>
      <source>Sources</source>
      <translation>数据源</translation>
    </message>
    <message>
      <source>Stale figures</source>
      <translation>过期判定</translation>
    </message>
    <message>
      <source>Start in the tray</source>
      <translation>启动到托盘</translation>
    </message>
    <message>
      <source>Start-up</source>
      <translation>启动</translation>
    </message>
    <message>
      <source>System</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>System: dark or light as the computer is, also when that changes.</source>
      <translation>跟随系统：与电脑的深浅一致，电脑改变时也跟着改变。</translation>
    </message>
    <message>
      <source>Tape and sounds</source>
      <translation>成交与声音</translation>
    </message>
    <message>
      <source>The colours of rising and falling prices; sign and triangle always say it too.</source>
      <translation>上涨与下跌的颜色；正负号和三角总会同时标明。</translation>
    </message>
    <message>
      <source>The last one</source>
      <translation>上次的</translation>
    </message>
    <message>
      <source>The pointer of one chart is shown in the others of its link group.</source>
      <translation>一个图表的光标同时显示在同组联动的其他图表上。</translation>
    </message>
    <message>
      <source>The system's font</source>
      <translation>系统字体</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>本机时间</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>时区</translation>
    </message>
    <message>
      <source>To be heard</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Tray</source>
      <translation>托盘</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>美股</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>单位</translation>
    </message>
    <message>
      <source>Up and down</source>
      <translation>涨跌颜色</translation>
    </message>
    <message>
      <source>Up and down on the dark theme, each of at least 4.5 : 1.</source>
      <translation>深色主题上的涨跌颜色，对比度至少 4.5 : 1。</translation>
    </message>
    <message>
      <source>Up and down on the light theme, each of at least 4.5 : 1.</source>
      <translation>浅色主题上的涨跌颜色，对比度至少 4.5 : 1。</translation>
    </message>
    <message>
      <source>What is lit for a moment when a price changes.</source>
      <translation>价格变动时短暂亮起的部分。</translation>
    </message>
    <message>
      <source>What is open after a start, with all its windows where they were.</source>
      <translation>启动后打开的工作区，窗口都回到原来的位置。</translation>
    </message>
    <message>
      <source>What was lit goes out at once instead of fading.</source>
      <translation>亮起的部分立即熄灭，不再渐隐。</translation>
    </message>
    <message>
      <source>What your key allows</source>
      <translation>密钥允许的额度</translation>
    </message>
    <message>
      <source>Where the system has a tray.</source>
      <translation>仅在系统有托盘时有效。</translation>
    </message>
    <message>
      <source>Where your data is</source>
      <translation>数据的位置</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>工作区</translation>
    </message>
    <message>
      <source>accessibility, readable</source>
      <translation>无障碍，易读</translation>
    </message>
    <message>
      <source>adjusted, dividend, split, ex-rights</source>
      <translation>复权，前复权，分红，除权</translation>
    </message>
    <message>
      <source>age, delay, old</source>
      <translation>时效，延迟，过期</translation>
    </message>
    <message>
      <source>animation, fade</source>
      <translation>动效，渐隐</translation>
    </message>
    <message>
      <source>blink, highlight</source>
      <translation>闪烁，高亮</translation>
    </message>
    <message>
      <source>candlestick, body</source>
      <translation>K 线，蜡烛图，实体</translation>
    </message>
    <message>
      <source>clock, hours</source>
      <translation>时钟，小时</translation>
    </message>
    <message>
      <source>magnet, snap, trend line</source>
      <translation>磁吸，吸附，趋势线</translation>
    </message>
    <message>
      <source>minimised, hidden, background</source>
      <translation>最小化，隐藏，后台</translation>
    </message>
    <message>
      <source>never</source>
      <translation>从不</translation>
    </message>
    <message>
      <source>night mode, day, colours</source>
      <translation>夜间模式，白天，颜色</translation>
    </message>
    <message>
      <source>red, green, colour-blind, candle colours</source>
      <translation>红，绿，色弱，色盲，K 线颜色</translation>
    </message>
    <message>
      <source>row height, spacing</source>
      <translation>行高，间距</translation>
    </message>
    <message>
      <source>s</source>
      <translation>秒</translation>
    </message>
    <message>
      <source>silent, do not disturb, quiet</source>
      <translation>静音，免打扰，安静</translation>
    </message>
    <message>
      <source>tape, tier, beep</source>
      <translation>逐笔，分级，提示音</translation>
    </message>
    <message>
      <source>thousand, million, billion</source>
      <translation>千，百万，十亿，万，亿</translation>
    </message>
    <message>
      <source>zoom, larger, text size, percent</source>
      <translation>放大，字体大小，百分比</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>1 change since start</source>
      <translation>启动后改动 1 项</translation>
    </message>
    <message>
      <source>No changes since start</source>
      <translation>启动后没有改动</translation>
    </message>
    <message>
      <source>No setting is called so: {0}</source>
      <translation>没有这样的设置：{0}</translation>
    </message>
    <message>
      <source>Reset this page</source>
      <translation>重置本页</translation>
    </message>
    <message>
      <source>Search settings</source>
      <translation>搜索设置</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>{0} changes since start</source>
      <translation>启动后改动 {0} 项</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>Change shortcuts…</source>
      <translation>更改快捷键…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Copy the list</source>
      <translation>复制列表</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>Search commands or keys</source>
      <translation>搜索命令或按键</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsModel</name>
    <message>
      <source>Always the same</source>
      <translation>固定不变</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>What it does</source>
      <translation>作用</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsPage</name>
    <message>
      <source>Add keys…</source>
      <translation>增加按键…</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>更改…</translation>
    </message>
    <message>
      <source>Choose a command first.</source>
      <translation>请先选择一个命令。</translation>
    </message>
    <message>
      <source>No keys</source>
      <translation>不设按键</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>Press keys…</source>
      <translation>请按键…</translation>
    </message>
    <message>
      <source>Press the new keys of “{0}”. Esc cancels.</source>
      <translation>请按“{0}”的新按键。Esc 取消。</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>Reset all</source>
      <translation>全部恢复</translation>
    </message>
    <message>
      <source>Search commands or keys</source>
      <translation>搜索命令或按键</translation>
    </message>
    <message>
      <source>{0} also: {1}. Where a panel has the keyboard, its own command comes first.</source>
      <translation>{0} 还用于：{1}。键盘在面板中时，面板自己的命令优先。</translation>
    </message>
    <message>
      <source>{0} belongs to “{1}”. Press it again to take it over, or press other keys.</source>
      <translation>{0} 属于“{1}”。再按一次改为这里使用，或按其他键。</translation>
    </message>
    <message>
      <source>{0} can't be given away: letters and digits begin a search; arrows, Enter, Tab and Esc always mean the same. Press other keys.</source>
      <translation>{0} 不能分配：字母和数字用于搜索；方向键、Enter、Tab、Esc 含义固定。请按其他键。</translation>
    </message>
    <message>
      <source>{0} is given twice: “{1}” hears it, “{2}” does not.</source>
      <translation>{0} 分配了两次：“{1}”有效，“{2}”无效。</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsView</name>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
  </context>
  <context>
    <name>SourcesPage</name>
    <message>
      <source>A key is never written to a log, a report or an exported workspace.</source>
      <translation>密钥绝不会写入日志、报告或导出的工作区。</translation>
    </message>
    <message>
      <source>Add a key...</source>
      <translation>添加密钥…</translation>
    </message>
    <message>
      <source>As a guest, without a key</source>
      <translation>以访客身份，无密钥</translation>
    </message>
    <message>
      <source>Change the key...</source>
      <translation>更换密钥…</translation>
    </message>
    <message>
      <source>Forget the key</source>
      <translation>删除密钥</translation>
    </message>
    <message>
      <source>Key given to this start, not kept</source>
      <translation>密钥随本次启动给出，不保存</translation>
    </message>
    <message>
      <source>Key in the system's keyring</source>
      <translation>密钥在系统钥匙串中</translation>
    </message>
    <message>
      <source>Key readable in a file of this profile</source>
      <translation>密钥以可读形式存在本配置的文件中</translation>
    </message>
    <message>
      <source>Key until the program ends, not kept</source>
      <translation>密钥用到程序结束，不保存</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>没有密钥</translation>
    </message>
    <message>
      <source>Plan...</source>
      <translation>套餐…</translation>
    </message>
    <message>
      <source>Refused by {0}</source>
      <translation>被 {0} 拒绝</translation>
    </message>
    <message>
      <source>Stop using it</source>
      <translation>停止使用</translation>
    </message>
    <message>
      <source>The first provider that covers a symbol serves it. For shares the next one takes over by itself when it fails; for anything else only where you said so on the coverage page.</source>
      <translation>每个品种由次序中第一个可提供它的数据源提供。股票在其中断时由下一个自动接替；其他品种只有您在覆盖范围页指定后才会接替。</translation>
    </message>
    <message>
      <source>Use the demo</source>
      <translation>使用演示</translation>
    </message>
    <message>
      <source>Use the kept keys</source>
      <translation>使用已保存的密钥</translation>
    </message>
    <message>
      <source>not in use</source>
      <translation>未使用</translation>
    </message>
    <message>
      <source>{0} earlier in the order</source>
      <translation>{0} 次序提前</translation>
    </message>
    <message>
      <source>{0} later in the order</source>
      <translation>{0} 次序推后</translation>
    </message>
  </context>
  <context>
    <name>Sourcing</name>
    <message>
      <source>DEMO: a demo exchange on this computer makes these prices up.</source>
      <translation>DEMO：这些价格由本机的演示交易所虚构。</translation>
    </message>
    <message>
      <source>DEMO: a demo exchange on this computer makes up the prices of {0}.</source>
      <translation>DEMO：{0} 的价格由本机的演示交易所虚构。</translation>
    </message>
    <message>
      <source>Its figures stood still at {0} while its market traded.</source>
      <translation>市场交易期间，{0} 的数据停滞不动。</translation>
    </message>
    <message>
      <source>No provider in use offers {0}.</source>
      <translation>使用中的数据源都不提供 {0}。</translation>
    </message>
    <message>
      <source>no source</source>
      <translation>无数据源</translation>
    </message>
    <message>
      <source>not offered by {0}</source>
      <translation>{0} 不提供</translation>
    </message>
    <message>
      <source>{0} (instead of {1})</source>
      <translation>{0}（代替 {1}）</translation>
    </message>
    <message>
      <source>{0} at {1} stands in for {2}: similar, but not the same instrument. You chose it.</source>
      <translation>由 {1} 的 {0} 代替 {2}：相近，但不是同一品种。由您指定。</translation>
    </message>
    <message>
      <source>{0} does not offer market {1}.</source>
      <translation>{0} 不提供市场 {1}。</translation>
    </message>
    <message>
      <source>{0} does not offer market {1}: its markets are {2}</source>
      <translation>{0} 不提供市场 {1}，其市场为 {2}</translation>
    </message>
    <message>
      <source>{0} does not push bars</source>
      <translation>{0} 不推送K线</translation>
    </message>
    <message>
      <source>{0} has no code for {1}</source>
      <translation>{0} 没有 {1} 的代码</translation>
    </message>
    <message>
      <source>{0} instead of {1} since {2}.</source>
      <translation>自 {2} 起由 {0} 代替 {1}。</translation>
    </message>
    <message>
      <source>{0} instead of {1}.</source>
      <translation>由 {0} 代替 {1}。</translation>
    </message>
    <message>
      <source>{0} is not connected since {1}.</source>
      <translation>{0} 自 {1} 起未连接。</translation>
    </message>
    <message>
      <source>{0} is not connected since {1}: {2}</source>
      <translation>{0} 自 {1} 起未连接：{2}</translation>
    </message>
    <message>
      <source>{0} is not connected.</source>
      <translation>{0} 未连接。</translation>
    </message>
    <message>
      <source>{0} is the same instrument at every source: nothing has to stand in.</source>
      <translation>{0} 在各数据源都是同一品种，无需代替。</translation>
    </message>
    <message>
      <source>{0} refuses this code.</source>
      <translation>{0} 拒绝此代码。</translation>
    </message>
    <message>
      <source>{0} serves {1}.</source>
      <translation>{1} 由 {0} 提供。</translation>
    </message>
    <message>
      <source>{0} sources</source>
      <translation>{0} 个数据源</translation>
    </message>
    <message>
      <source>≈ {0} at {1}</source>
      <translation>≈ {1} 的 {0}</translation>
    </message>
  </context>
  <context>
    <name>StandInDialog</name>
    <message>
      <source>A code of {0} for {1}</source>
      <translation>用 {0} 的代码代替 {1}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>End it</source>
      <translation>结束代替</translation>
    </message>
    <message>
      <source>It is similar, not the same instrument: price, hours, size and volume may differ. It is marked ≈ wherever it is shown, and only you can choose it.</source>
      <translation>两者相近，但不是同一品种：价格、交易时间、合约大小和成交量可能不同。显示处一律标 ≈，且只能由您指定。</translation>
    </message>
    <message>
      <source>Let another code stand in</source>
      <translation>用其他代码代替</translation>
    </message>
    <message>
      <source>Let it stand in</source>
      <translation>用它代替</translation>
    </message>
    <message>
      <source>Market and code, such as CM:GOLD</source>
      <translation>市场和代码，例如 CM:GOLD</translation>
    </message>
    <message>
      <source>Type a code of {0} first.</source>
      <translation>请先输入 {0} 的代码。</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>Click to see which provider covers which symbol.</source>
      <translation>点击查看各数据源覆盖哪些品种。</translation>
    </message>
    <message>
      <source>From the bytes of a quote to its pixels: {0} frames of the last minute. Click for diagnostics.</source>
      <translation>从收到行情字节到画出像素：最近一分钟的 {0} 帧。点击查看诊断。</translation>
    </message>
    <message>
      <source>From the vendor's stamp to the receipt, p50: stamps of whole seconds and two clocks that differ allow an interval only. Click for diagnostics.</source>
      <translation>从数据商时间戳到接收，p50：时间戳只到整秒且两边时钟有差，只能给出区间。点击查看诊断。</translation>
    </message>
    <message>
      <source>Ledger</source>
      <translation>额度</translation>
    </message>
    <message>
      <source>Messages taken from the provider in the last second</source>
      <translation>最近一秒收到的行情条数</translation>
    </message>
    <message>
      <source>Used of what your plan allows. Click for every counter.</source>
      <translation>套餐额度的已用部分。点击查看全部计数。</translation>
    </message>
    <message>
      <source>msg/s</source>
      <translation>条/秒</translation>
    </message>
    <message>
      <source>next free in {0} s</source>
      <translation>{0} 秒后可用</translation>
    </message>
    <message>
      <source>receive→paint</source>
      <translation>接收→绘制</translation>
    </message>
    <message>
      <source>vendor→receive</source>
      <translation>数据商→接收</translation>
    </message>
    <message>
      <source>{0} ms</source>
      <translation>{0} ms</translation>
    </message>
  </context>
  <context>
    <name>SwitchRow</name>
    <message>
      <source>Try</source>
      <translation>试听</translation>
    </message>
    <message>
      <source>Try: {0}</source>
      <translation>试听：{0}</translation>
    </message>
  </context>
  <context>
    <name>TableCells</name>
    <message>
      <source>24 h</source>
      <translation>24 小时</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>竞价</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>收盘</translation>
    </message>
    <message>
      <source>Halted</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>Lunch</source>
      <translation>午休</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盘</translation>
    </message>
    <message>
      <source>No data</source>
      <translation>无数据</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>盘中</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盘后</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盘前</translation>
    </message>
    <message>
      <source>average</source>
      <translation>平均</translation>
    </message>
  </context>
  <context>
    <name>TableColumns</name>
    <message>
      <source>52-week range</source>
      <translation>52周区间</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>时效</translation>
    </message>
    <message>
      <source>Amplitude</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>卖</translation>
    </message>
    <message>
      <source>Ask size</source>
      <translation>卖量</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>均价</translation>
    </message>
    <message>
      <source>Bid</source>
      <translation>买</translation>
    </message>
    <message>
      <source>Bid size</source>
      <translation>买量</translation>
    </message>
    <message>
      <source>Bid/ask ratio</source>
      <translation>委比</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>涨跌</translation>
    </message>
    <message>
      <source>Chg %</source>
      <translation>涨跌幅</translation>
    </message>
    <message>
      <source>Currency</source>
      <translation>货币</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>当日</translation>
    </message>
    <message>
      <source>Div. yield</source>
      <translation>股息率</translation>
    </message>
    <message>
      <source>Dividend</source>
      <translation>每股股息</translation>
    </message>
    <message>
      <source>EPS</source>
      <translation>每股收益</translation>
    </message>
    <message>
      <source>Ext. change</source>
      <translation>盘前盘后涨跌</translation>
    </message>
    <message>
      <source>Ext. chg %</source>
      <translation>盘前盘后涨幅</translation>
    </message>
    <message>
      <source>Ext. price</source>
      <translation>盘前盘后价</translation>
    </message>
    <message>
      <source>Float cap</source>
      <translation>流通市值</translation>
    </message>
    <message>
      <source>High</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>最新</translation>
    </message>
    <message>
      <source>Lot</source>
      <translation>每手</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>最低</translation>
    </message>
    <message>
      <source>Market cap</source>
      <translation>总市值</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>今开</translation>
    </message>
    <message>
      <source>P/B</source>
      <translation>市净率</translation>
    </message>
    <message>
      <source>P/E</source>
      <translation>市盈率</translation>
    </message>
    <message>
      <source>Prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>Price since this program heard of it</source>
      <translation>本程序收到以来的价格</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>时段</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>价差</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Turnover</source>
      <translation>成交额</translation>
    </message>
    <message>
      <source>Turnover rate</source>
      <translation>换手率</translation>
    </message>
    <message>
      <source>Vol. ratio</source>
      <translation>量比</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>open</source>
      <translation>开盘</translation>
    </message>
    <message>
      <source>previous close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>regular close</source>
      <translation>盘中收盘</translation>
    </message>
  </context>
  <context>
    <name>TableCommands</name>
    <message>
      <source>Alias of this row</source>
      <translation>此行的别名</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>Title of the section</source>
      <translation>分组名称</translation>
    </message>
  </context>
  <context>
    <name>TableHeader</name>
    <message>
      <source>{0}: the order is held while the pointer is over the table</source>
      <translation>{0}：指针在表格上时保持顺序不变</translation>
    </message>
  </context>
  <context>
    <name>TableMenus</name>
    <message>
      <source>Add symbol</source>
      <translation>添加代码</translation>
    </message>
    <message>
      <source>Add to list</source>
      <translation>加入列表</translation>
    </message>
    <message>
      <source>Alert at price…</source>
      <translation>价格提醒…</translation>
    </message>
    <message>
      <source>Alert for all its symbols…</source>
      <translation>为全部代码设置提醒…</translation>
    </message>
    <message>
      <source>Alias…</source>
      <translation>别名…</translation>
    </message>
    <message>
      <source>Ask for full figures</source>
      <translation>请求完整行情</translation>
    </message>
    <message>
      <source>Colour tag</source>
      <translation>颜色标记</translation>
    </message>
    <message>
      <source>Columns…</source>
      <translation>列…</translation>
    </message>
    <message>
      <source>Copy all codes</source>
      <translation>复制全部代码</translation>
    </message>
    <message>
      <source>Copy all rows with numbers</source>
      <translation>复制全部行（含数值）</translation>
    </message>
    <message>
      <source>Copy code</source>
      <translation>复制代码</translation>
    </message>
    <message>
      <source>Copy name</source>
      <translation>复制名称</translation>
    </message>
    <message>
      <source>Copy rows with numbers</source>
      <translation>复制行（含数值）</translation>
    </message>
    <message>
      <source>Delete {0}</source>
      <translation>删除{0}</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>复制列表</translation>
    </message>
    <message>
      <source>Fold</source>
      <translation>折叠</translation>
    </message>
    <message>
      <source>Fold or unfold all</source>
      <translation>全部折叠或展开</translation>
    </message>
    <message>
      <source>Freeze no column</source>
      <translation>取消冻结</translation>
    </message>
    <message>
      <source>Freeze up to here</source>
      <translation>冻结到此列</translation>
    </message>
    <message>
      <source>Hide {0}</source>
      <translation>隐藏{0}</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>导入…</translation>
    </message>
    <message>
      <source>Its own width</source>
      <translation>恢复列宽</translation>
    </message>
    <message>
      <source>Move section down</source>
      <translation>分组下移</translation>
    </message>
    <message>
      <source>Move section up</source>
      <translation>分组上移</translation>
    </message>
    <message>
      <source>Move to list</source>
      <translation>移动到列表</translation>
    </message>
    <message>
      <source>My order</source>
      <translation>自定义顺序</translation>
    </message>
    <message>
      <source>New list</source>
      <translation>新建列表</translation>
    </message>
    <message>
      <source>New section…</source>
      <translation>新建分组…</translation>
    </message>
    <message>
      <source>No tag</source>
      <translation>无标记</translation>
    </message>
    <message>
      <source>Note…</source>
      <translation>备注…</translation>
    </message>
    <message>
      <source>Open in {0}</source>
      <translation>在{0}中打开</translation>
    </message>
    <message>
      <source>Paste or import…</source>
      <translation>粘贴或导入…</translation>
    </message>
    <message>
      <source>Remove from {0}</source>
      <translation>从{0}移除</translation>
    </message>
    <message>
      <source>Remove section, keep its rows</source>
      <translation>移除分组，保留其中的行</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <source>Section above…</source>
      <translation>在上方新建分组…</translation>
    </message>
    <message>
      <source>Section {0}</source>
      <translation>分组 {0}</translation>
    </message>
    <message>
      <source>Sort</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>Sort by</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>数据源</translation>
    </message>
    <message>
      <source>Tag {0}</source>
      <translation>标记 {0}</translation>
    </message>
    <message>
      <source>Undo the last change of lists</source>
      <translation>撤销上一次列表修改</translation>
    </message>
    <message>
      <source>Unfold</source>
      <translation>展开</translation>
    </message>
    <message>
      <source>Usual order</source>
      <translation>默认次序</translation>
    </message>
  </context>
  <context>
    <name>TableModel</name>
    <message>
      <source>down</source>
      <translation>跌</translation>
    </message>
    <message>
      <source>live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>no data</source>
      <translation>无数据</translation>
    </message>
    <message>
      <source>no price</source>
      <translation>无价格</translation>
    </message>
    <message>
      <source>note: {0}</source>
      <translation>备注：{0}</translation>
    </message>
    <message>
      <source>stale</source>
      <translation>已过时</translation>
    </message>
    <message>
      <source>tag {0}</source>
      <translation>标记 {0}</translation>
    </message>
    <message>
      <source>unchanged</source>
      <translation>平</translation>
    </message>
    <message>
      <source>up</source>
      <translation>涨</translation>
    </message>
  </context>
  <context>
    <name>TablePanel</name>
    <message>
      <source>1 symbol</source>
      <translation>1 只</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>列表 {0}</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自选</translation>
    </message>
    <message>
      <source>{0} live</source>
      <translation>实时 {0}</translation>
    </message>
    <message>
      <source>{0} of {1} symbols</source>
      <translation>{1} 个代码中的 {0} 个</translation>
    </message>
    <message>
      <source>{0} polled</source>
      <translation>轮询 {0}</translation>
    </message>
    <message>
      <source>{0} stale</source>
      <translation>停滞 {0}</translation>
    </message>
    <message>
      <source>{0} symbols</source>
      <translation>{0} 只</translation>
    </message>
    <message>
      <source>{0}: {1} symbols, average {2}, {3} up, {4} down</source>
      <translation>{0}：{1} 个代码，平均 {2}，上涨 {3}，下跌 {4}</translation>
    </message>
  </context>
  <context>
    <name>TapeFilter</name>
    <message>
      <source>A number, also with K, M, 万 or 亿; empty: no limit</source>
      <translation>数字，可带 K、M、万、亿；留空表示不限</translation>
    </message>
    <message>
      <source>Clear the filter</source>
      <translation>清除筛选</translation>
    </message>
    <message>
      <source>Counted among the rows kept. Rate, buys, sells and averages include what is filtered out.</source>
      <translation>按保留的行计数。速率、买入、卖出与均值都包含被筛掉的成交。</translation>
    </message>
    <message>
      <source>Largest print shown</source>
      <translation>显示的最大成交</translation>
    </message>
    <message>
      <source>Show buys</source>
      <translation>显示主动买</translation>
    </message>
    <message>
      <source>Show prints of unknown side</source>
      <translation>显示方向不明的成交</translation>
    </message>
    <message>
      <source>Show sells</source>
      <translation>显示主动卖</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
    <message>
      <source>Smallest print shown</source>
      <translation>显示的最小成交</translation>
    </message>
    <message>
      <source>The limits are money: price × size</source>
      <translation>上下限为金额：价格 × 数量</translation>
    </message>
    <message>
      <source>The limits are sizes, in the unit of the column</source>
      <translation>上下限为数量，单位与该列相同</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>金额</translation>
    </message>
    <message>
      <source>from</source>
      <translation>从</translation>
    </message>
    <message>
      <source>to</source>
      <translation>到</translation>
    </message>
    <message>
      <source>{0} of {1} prints filtered out; sums hold all</source>
      <translation>{1} 笔中筛掉 {0} 笔；合计包含全部</translation>
    </message>
  </context>
  <context>
    <name>TapeMenu</name>
    <message>
      <source>Alert at {0}…</source>
      <translation>在 {0} 设预警…</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Copy price {0}</source>
      <translation>复制价格 {0}</translation>
    </message>
    <message>
      <source>Counts and averages</source>
      <translation>笔数与均值</translation>
    </message>
    <message>
      <source>Export all prints kept</source>
      <translation>导出全部保留的成交</translation>
    </message>
    <message>
      <source>Export all prints kept…</source>
      <translation>导出全部保留的成交…</translation>
    </message>
    <message>
      <source>Export visible prints</source>
      <translation>导出可见的成交</translation>
    </message>
    <message>
      <source>Export visible prints…</source>
      <translation>导出可见的成交…</translation>
    </message>
    <message>
      <source>Filter…</source>
      <translation>筛选…</translation>
    </message>
    <message>
      <source>Newest at the bottom</source>
      <translation>最新在下</translation>
    </message>
    <message>
      <source>Newest on top</source>
      <translation>最新在上</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Show size {0} and more</source>
      <translation>只看数量 {0} 及以上</translation>
    </message>
    <message>
      <source>Sums of</source>
      <translation>合计范围</translation>
    </message>
    <message>
      <source>Tape settings…</source>
      <translation>分笔成交设置…</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>时区</translation>
    </message>
  </context>
  <context>
    <name>TapePanel</name>
    <message>
      <source>1 min</source>
      <translation>1 分钟</translation>
    </message>
    <message>
      <source>5 min</source>
      <translation>5 分钟</translation>
    </message>
    <message>
      <source>?: the source gives no side; inferred from the price before (tick rule).</source>
      <translation>?：数据源未给方向，按前一价格推断（逐笔规则）。</translation>
    </message>
    <message>
      <source>Adaptive: a multiple of the average size of the last 500 rows.</source>
      <translation>自适应：最近 500 行平均数量的倍数。</translation>
    </message>
    <message>
      <source>Adaptive: the top 5 %, 1 % and 0.2 % of the last 500 rows, at least 4, 10 and 25 times their median.</source>
      <translation>自适应：最近 500 行的前 5 %、1 %、0.2 %，且不低于中位数的 4、10、25 倍。</translation>
    </message>
    <message>
      <source>All {0} prints kept are filtered out</source>
      <translation>保留的 {0} 笔全部被筛掉</translation>
    </message>
    <message>
      <source>Backfilled to {0}</source>
      <translation>以下为补取，至 {0}</translation>
    </message>
    <message>
      <source>Backfilled: it was asked for, it did not come live.</source>
      <translation>补取：通过请求得到，并非实时推送。</translation>
    </message>
    <message>
      <source>Bought</source>
      <translation>主动买</translation>
    </message>
    <message>
      <source>Buy {0}</source>
      <translation>买 {0}</translation>
    </message>
    <message>
      <source>Clear the filter with × above</source>
      <translation>点上方 × 清除筛选</translation>
    </message>
    <message>
      <source>Earlier prints are asked for</source>
      <translation>正在补取更早的成交</translation>
    </message>
    <message>
      <source>Earlier prints were not answered</source>
      <translation>更早的成交没有得到答复</translation>
    </message>
    <message>
      <source>H: this print made the day's high.</source>
      <translation>H：这笔成交创当日新高。</translation>
    </message>
    <message>
      <source>L: this print made the day's low.</source>
      <translation>L：这笔成交创当日新低。</translation>
    </message>
    <message>
      <source>Live from here on</source>
      <translation>从此处起为实时</translation>
    </message>
    <message>
      <source>No earlier prints</source>
      <translation>没有更早的成交</translation>
    </message>
    <message>
      <source>No prints</source>
      <translation>没有逐笔成交</translation>
    </message>
    <message>
      <source>No prints yet</source>
      <translation>尚无成交</translation>
    </message>
    <message>
      <source>No prints {0} – {1}</source>
      <translation>{0} – {1} 没有成交</translation>
    </message>
    <message>
      <source>Paused · 1 new print counted</source>
      <translation>已暂停 · 新增 1 笔</translation>
    </message>
    <message>
      <source>Paused · {0} new prints counted</source>
      <translation>已暂停 · 新增 {0} 笔</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Prints missing since {0}</source>
      <translation>{0} 起缺少成交</translation>
    </message>
    <message>
      <source>Prints missing {0} – {1}</source>
      <translation>缺少 {0} – {1} 的成交</translation>
    </message>
    <message>
      <source>Prints missing {0} – {1}, asked for</source>
      <translation>缺少 {0} – {1} 的成交，正在补取</translation>
    </message>
    <message>
      <source>Prints missing {0} – {1}, not answered</source>
      <translation>缺少 {0} – {1} 的成交，没有得到答复</translation>
    </message>
    <message>
      <source>Resume  End</source>
      <translation>继续  End</translation>
    </message>
    <message>
      <source>Running Δ</source>
      <translation>累计 Δ</translation>
    </message>
    <message>
      <source>Running, of the live prints read: volume {0}, Δ {1}</source>
      <translation>已读实时成交累计：量 {0}，Δ {1}</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>请选择代码</translation>
    </message>
    <message>
      <source>Side unknown</source>
      <translation>方向不明</translation>
    </message>
    <message>
      <source>Since opened</source>
      <translation>打开以来</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
    <message>
      <source>Size, lots</source>
      <translation>量/手</translation>
    </message>
    <message>
      <source>Sold</source>
      <translation>主动卖</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分笔成交</translation>
    </message>
    <message>
      <source>Tape of {0}</source>
      <translation>{0} 分笔成交</translation>
    </message>
    <message>
      <source>They come as soon as somebody trades</source>
      <translation>有成交时即会出现</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Tinted, tier {0}: size of {1} or more.</source>
      <translation>着色，第 {0} 档：数量不低于 {1}。</translation>
    </message>
    <message>
      <source>Tinted, tier {0}: value of {1} or more.</source>
      <translation>着色，第 {0} 档：金额不低于 {1}。</translation>
    </message>
    <message>
      <source>Type a code or a name anywhere</source>
      <translation>随处输入代码或名称</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>金额</translation>
    </message>
    <message>
      <source>Value {0}</source>
      <translation>金额 {0}</translation>
    </message>
    <message>
      <source>Visible</source>
      <translation>可见</translation>
    </message>
    <message>
      <source>average price</source>
      <translation>均价</translation>
    </message>
    <message>
      <source>average size</source>
      <translation>均量</translation>
    </message>
    <message>
      <source>buy</source>
      <translation>买</translation>
    </message>
    <message>
      <source>n</source>
      <translation>笔</translation>
    </message>
    <message>
      <source>prints</source>
      <translation>笔数</translation>
    </message>
    <message>
      <source>sell</source>
      <translation>卖</translation>
    </message>
    <message>
      <source>side unknown</source>
      <translation>方向不明</translation>
    </message>
    <message>
      <source>{0} (inferred)</source>
      <translation>{0}（推断）</translation>
    </message>
    <message>
      <source>{0} Sell</source>
      <translation>{0} 卖</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分钟</translation>
    </message>
    <message>
      <source>{0} of these sides are inferred from the price before (tick rule), the rest is the source's.</source>
      <translation>其中 {0} 笔的方向由前一价格推断（逐笔规则），其余来自数据源。</translation>
    </message>
    <message>
      <source>{0} prints are filtered out; the sums hold them.</source>
      <translation>筛掉 {0} 笔；合计包含它们。</translation>
    </message>
    <message>
      <source>{0} prints joined</source>
      <translation>合并 {0} 笔</translation>
    </message>
    <message>
      <source>{0} prints not drawn {1}</source>
      <translation>{0} 笔未绘制 {1}</translation>
    </message>
    <message>
      <source>{0} prints were counted but not drawn; the sums hold them.</source>
      <translation>{0} 笔已计数但未绘出；合计包含它们。</translation>
    </message>
    <message>
      <source>{0} prints were gone before they could be read: counted, but in no sum.</source>
      <translation>{0} 笔未及读取即已移出：计入笔数，不在合计内。</translation>
    </message>
    <message>
      <source>{0} prints/s</source>
      <translation>{0} 笔/秒</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
    <message>
      <source>{0} {1} {2} at {3}</source>
      <translation>{0} {1} {2}，价格 {3}</translation>
    </message>
    <message>
      <source>{0}: {1} prints, volume {2}, average price {3}, average size {4}</source>
      <translation>{0}：{1} 笔，量 {2}，均价 {3}，均量 {4}</translation>
    </message>
    <message>
      <source>×{0}: prints of one price and side within {1} ms.</source>
      <translation>×{0}：{1} 毫秒内同价同向的成交。</translation>
    </message>
    <message>
      <source>×{0}: prints of one price and side within {1} ms. The source's times are whole seconds: within one, arrival decides, where it is known.</source>
      <translation>×{0}：{1} 毫秒内同价同向的成交。数据源时间只到整秒：同一秒内以到达先后为准（若已知）。</translation>
    </message>
    <message>
      <source>Δ: bought − sold ({0}).</source>
      <translation>Δ：主动买 − 主动卖（{0}）。</translation>
    </message>
  </context>
  <context>
    <name>TapeSettings</name>
    <message>
      <source>Adaptive</source>
      <translation>自适应</translation>
    </message>
    <message>
      <source>Adaptive, for all symbols; now from {0}.</source>
      <translation>自适应，适用于所有品种；目前起点 {0}。</translation>
    </message>
    <message>
      <source>Adaptive: measured once 40 rows are known.</source>
      <translation>自适应：有 40 行后开始测算。</translation>
    </message>
    <message>
      <source>Column of the running Δ, where there is room</source>
      <translation>累计 Δ 列（宽度足够时）</translation>
    </message>
    <message>
      <source>Counts and averages below the sums</source>
      <translation>合计下方显示笔数与均值</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>For live prints only, at most two a second</source>
      <translation>仅限实时成交，每秒最多两声</translation>
    </message>
    <message>
      <source>For {0} only, in its currency.</source>
      <translation>仅用于 {0}，按其货币。</translation>
    </message>
    <message>
      <source>For {0} only, in the unit of the size column.</source>
      <translation>仅用于 {0}，单位同数量列。</translation>
    </message>
    <message>
      <source>Highlight by</source>
      <translation>大单依据</translation>
    </message>
    <message>
      <source>Infer sides that the source does not give (tick rule), marked ?</source>
      <translation>推断数据源未给的方向（逐笔规则），标 ?</translation>
    </message>
    <message>
      <source>Join prints within</source>
      <translation>合并间隔</translation>
    </message>
    <message>
      <source>Newest at the bottom</source>
      <translation>最新在下</translation>
    </message>
    <message>
      <source>Newest on top</source>
      <translation>最新在上</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>顺序</translation>
    </message>
    <message>
      <source>Prints of one price and side, one after the other. Where the source's times are whole seconds, those of one second are joined from 999 ms on; below, when they arrived within that time.</source>
      <translation>相邻的同价同向成交。数据源时间只到整秒时，999 毫秒起合并同一秒的成交；更短则看是否在该时间内到达。</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>重置</translation>
    </message>
    <message>
      <source>Rows kept</source>
      <translation>保留行数</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
    <message>
      <source>Sound of tier {0}</source>
      <translation>第 {0} 档声音</translation>
    </message>
    <message>
      <source>Sums of</source>
      <translation>合计范围</translation>
    </message>
    <message>
      <source>Tape settings</source>
      <translation>分笔成交设置</translation>
    </message>
    <message>
      <source>Tier {0} from</source>
      <translation>第 {0} 档起点</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>金额</translation>
    </message>
    <message>
      <source>off</source>
      <translation>关</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <source>× average size</source>
      <translation>× 平均数量</translation>
    </message>
  </context>
  <context>
    <name>TapeView</name>
    <message>
      <source>Click to choose another window.</source>
      <translation>点击选择其他范围。</translation>
    </message>
  </context>
  <context>
    <name>TitleBar</name>
    <message>
      <source>Back to the main window</source>
      <translation>回到主窗口</translation>
    </message>
    <message>
      <source>Close panel</source>
      <translation>关闭面板</translation>
    </message>
    <message>
      <source>Group {0}</source>
      <translation>{0} 组</translation>
    </message>
    <message>
      <source>Link group</source>
      <translation>联动组</translation>
    </message>
    <message>
      <source>Maximise in this window</source>
      <translation>在本窗口内最大化</translation>
    </message>
    <message>
      <source>Move to window</source>
      <translation>移到窗口</translation>
    </message>
    <message>
      <source>Panel menu</source>
      <translation>面板菜单</translation>
    </message>
    <message>
      <source>Pin to this symbol</source>
      <translation>固定在此代码</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>还原</translation>
    </message>
    <message>
      <source>To a window of its own</source>
      <translation>移到单独的窗口</translation>
    </message>
  </context>
  <context>
    <name>Toolbar</name>
    <message>
      <source>Interval {0}</source>
      <translation>周期 {0}</translation>
    </message>
    <message>
      <source>More intervals</source>
      <translation>更多周期</translation>
    </message>
    <message>
      <source>Price and average price of the day</source>
      <translation>当日价格与均价</translation>
    </message>
    <message>
      <source>Reset the view</source>
      <translation>重置视图</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Dark theme</source>
      <translation>深色主题</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>浅色主题</translation>
    </message>
    <message>
      <source>Main menu</source>
      <translation>主菜单</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>(old)</source>
      <translation>（旧）</translation>
    </message>
    <message>
      <source>DEMO: made-up prices</source>
      <translation>DEMO：虚构价格</translation>
    </message>
    <message>
      <source>Hide windows</source>
      <translation>隐藏窗口</translation>
    </message>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Show qosdesk</source>
      <translation>显示 qosdesk</translation>
    </message>
  </context>
  <context>
    <name>UndoBar</name>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
  </context>
  <context>
    <name>VendorOptions</name>
    <message>
      <source>Access</source>
      <translation>访问方式</translation>
    </message>
    <message>
      <source>Company number</source>
      <translation>公司编号</translation>
    </message>
    <message>
      <source>Customer group</source>
      <translation>客户组</translation>
    </message>
    <message>
      <source>Language of names</source>
      <translation>名称语言</translation>
    </message>
    <message>
      <source>Public key of the operator, if requests are to be encrypted</source>
      <translation>运营方公钥（需要加密请求时）</translation>
    </message>
    <message>
      <source>client</source>
      <translation>客户</translation>
    </message>
    <message>
      <source>manager</source>
      <translation>管理端</translation>
    </message>
  </context>
  <context>
    <name>WelcomeDialog</name>
    <message>
      <source>A quote workstation: it shows quotes and places no orders. Your key stays in the keyring.</source>
      <translation>行情工作站，只看行情，不下单。密钥只存放在系统钥匙串中。</translation>
    </message>
    <message>
      <source>A simulated exchange on this computer: made-up prices, around the clock. The window always says DEMO, and real quotes are one key away.</source>
      <translation>本机上的模拟交易所，价格为虚构，全天有行情。窗口会一直标有 DEMO，随时可换成真实行情。</translation>
    </message>
    <message>
      <source>All of this can be changed later in the settings, where a second provider is added, too.</source>
      <translation>以后都可以在设置中修改，也可在那里添加第二个数据源。</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>外观</translation>
    </message>
    <message>
      <source>Blue / orange</source>
      <translation>蓝橙（色弱）</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Green up</source>
      <translation>绿涨红跌</translation>
    </message>
    <message>
      <source>I have a key</source>
      <translation>我有密钥</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Look at the demo first</source>
      <translation>先看演示</translation>
    </message>
    <message>
      <source>Open the demo</source>
      <translation>打开演示</translation>
    </message>
    <message>
      <source>Red up</source>
      <translation>红涨绿跌</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>开始</translation>
    </message>
    <message>
      <source>System</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Up and down</source>
      <translation>涨跌颜色</translation>
    </message>
    <message>
      <source>Welcome</source>
      <translation>欢迎</translation>
    </message>
    <message>
      <source>Welcome to qosdesk</source>
      <translation>欢迎使用 qosdesk</translation>
    </message>
  </context>
  <context>
    <name>Windows</name>
    <message>
      <source>New window</source>
      <translation>新窗口</translation>
    </message>
  </context>
  <context>
    <name>WorkspaceMenu</name>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Delete the workspace {0}?</source>
      <translation>删除工作区“{0}”？</translation>
    </message>
    <message>
      <source>Delete...</source>
      <translation>删除...</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>复制一份</translation>
    </message>
    <message>
      <source>Export workspace</source>
      <translation>导出工作区</translation>
    </message>
    <message>
      <source>Export...</source>
      <translation>导出...</translation>
    </message>
    <message>
      <source>Import workspace</source>
      <translation>导入工作区</translation>
    </message>
    <message>
      <source>Import...</source>
      <translation>导入...</translation>
    </message>
    <message>
      <source>Its windows and panels go; watchlists, drawings and alerts stay.</source>
      <translation>其中的窗口和面板会关闭；自选列表、画线和提醒会保留。</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>New workspace</source>
      <translation>新建工作区</translation>
    </message>
    <message>
      <source>Rename workspace</source>
      <translation>重命名工作区</translation>
    </message>
    <message>
      <source>Rename...</source>
      <translation>重命名...</translation>
    </message>
    <message>
      <source>Save as...</source>
      <translation>另存为...</translation>
    </message>
    <message>
      <source>Save workspace as</source>
      <translation>工作区另存为</translation>
    </message>
    <message>
      <source>There are too many workspaces already: delete one first.</source>
      <translation>工作区太多了：请先删除一个。</translation>
    </message>
    <message>
      <source>This file is not a workspace of qosdesk.</source>
      <translation>这个文件不是 qosdesk 的工作区。</translation>
    </message>
    <message>
      <source>This file is too large to be a workspace.</source>
      <translation>这个文件太大，不会是工作区。</translation>
    </message>
    <message>
      <source>This workspace is damaged, or was written by a newer version of qosdesk.</source>
      <translation>这个工作区已损坏，或由更新版本的 qosdesk 写成。</translation>
    </message>
  </context>
  <context>
    <name>WorkspaceTabs</name>
    <message>
      <source>Workspaces</source>
      <translation>工作区</translation>
    </message>
  </context>
</TS>
